import {
  DOCUMENT_PARAMETERS,
  isPatchDocumentWithHooks,
  PATCH_DOCUMENT,
  PATCH_DOCUMENT_WITH_HOOKS,
} from "../../model/maintenance-window/patch-document";
import { PATCH_DOCUMENTS } from "../../model/maintenance-window/patch-documents";
import { DEFAULT_MAX_CONCURRENCY, DEFAULT_MAX_ERRORS } from "../../model/maintenance-window/patch-task-options";
import { given, unless } from "./baseline-props";
import { CannotSay } from "./cannot-say";
import { type Code, Expression, set } from "./code";
import { blocksOf, type ExistingObject, textOf, textsOf } from "./existing-object";

type Values = Readonly<Record<string, unknown>>;

/** Why a task with the arguments of a former API, or with none, stays as it is. */
export const NO_INVOCATION = "it does not say in task_invocation_parameters what it runs";
/** The role that a task has which names none. */
const LINKED_ROLE = /:role\/aws-service-role\/ssm\.amazonaws\.com\//;

/** Whether a task runs what `addPatchTask` runs. */
export function isPatchTask({ values }: ExistingObject): boolean {
  return (
    values.task_type === "RUN_COMMAND" && [PATCH_DOCUMENT, PATCH_DOCUMENT_WITH_HOOKS].includes(textOf(values.task_arn))
  );
}

/**
 * What `addPatchTask` takes.
 *
 * @param targetVariables - the variable of each registered target, by its id
 * @throws CannotSay
 */
export function patchTaskProps(
  { values }: ExistingObject,
  targetVariables: ReadonlyMap<string, string>,
): Record<string, Code> {
  const command = blocksOf(blocksOf(values.task_invocation_parameters)[0]?.run_command_parameters)[0];
  if (command === undefined) throw new CannotSay(NO_INVOCATION);
  const targets = taskTargets(values, targetVariables);
  const parameters = parameterProps(command.parameter, textOf(values.task_arn));
  return set({
    ...parameters.main,
    ...targets,
    ...parameters.others,
    ...basicProps(values),
    maxConcurrency: unless(values.max_concurrency, DEFAULT_MAX_CONCURRENCY),
    maxErrors: unless(values.max_errors, DEFAULT_MAX_ERRORS),
    ...commandProps(command),
  });
}

/** What every task may say, whatever it runs. */
export function basicProps(values: Values): Record<string, Code | undefined> {
  const role = textOf(values.service_role_arn);
  return {
    name: given(values.name),
    description: given(values.description),
    priority: typeof values.priority === "number" ? values.priority : undefined,
    cutoffBehavior: given(values.cutoff_behavior),
    serviceRoleArn: role === "" || LINKED_ROLE.test(role) ? undefined : role,
  };
}

/** What every command may say, whatever its document. */
export function commandProps(command: Values): Record<string, Code | undefined> {
  const timeout = Number(command.timeout_seconds ?? 0);
  return {
    timeoutSeconds: timeout === 0 ? undefined : timeout,
    comment: given(command.comment),
    documentVersion: given(command.document_version),
    documentHash: given(command.document_hash),
    documentHashType: given(command.document_hash_type),
    outputS3Bucket: given(command.output_s3_bucket),
    outputS3KeyPrefix: given(command.output_s3_key_prefix),
    ...outputProps(command),
    notificationRoleArn: given(command.service_role_arn),
  };
}

/** Where a task runs. @throws CannotSay where that is not one list of targets or nodes of the program */
export function taskTargets(values: Values, variables: ReadonlyMap<string, string>): Record<string, Code> {
  const [target, ...more] = blocksOf(values.targets);
  if (target === undefined) throw new CannotSay("it has no targets");
  if (more.length > 0) throw new CannotSay("it has several lists of targets");
  const ids = textsOf(target.values);
  if (target.key === "InstanceIds") return { instanceIds: ids };
  const known = ids.map((id) => variables.get(id));
  if (target.key !== "WindowTargetIds") throw new CannotSay(`it selects its nodes by ${textOf(target.key)}`);
  if (known.includes(undefined)) throw new CannotSay("a target that it names is no construct here");
  return { targets: known.map((variable) => new Expression(variable as string)) };
}

/** The parameters of a document, in blocks. */
export function parametersIn(
  blocks: unknown,
): readonly { readonly name: string; readonly values: readonly string[] }[] {
  return blocksOf(blocks).map(({ name, values }) => ({ name: textOf(name), values: textsOf(values) }));
}

/** Parameters as properties: those that have one, and the others as they are. @throws CannotSay */
export function parameterProps(blocks: unknown, document: string) {
  const all = parametersIn(blocks);
  const hooks = isPatchDocumentWithHooks(document) ? PATCH_DOCUMENTS[PATCH_DOCUMENT_WITH_HOOKS].hooks : {};
  const main: Record<string, Code> = {};
  const called: Record<string, Code> = {};
  const others: Record<string, Code> = {};
  for (const { name, values } of all) {
    const property = Object.entries(DOCUMENT_PARAMETERS).find(([, parameter]) => parameter === name)?.[0];
    const hook = Object.entries(hooks).find(([, parameter]) => parameter === name)?.[0];
    const [only] = values;
    if (hook !== undefined && values.length === 1 && only !== undefined) called[hook] = only;
    else if (property === undefined || (property === "rebootOption" && isScan(all))) others[name] = [...values];
    else if (values.length !== 1 || only === undefined || only === "") throw new CannotSay(`${name} has not one value`);
    else main[property] = property === "stepTimeoutSeconds" ? Number(only) : only;
  }
  if (main.operation === undefined) throw new CannotSay("it gives no Operation");
  // What AWS does where nothing is said; that the task does not say it is kept by an override.
  if (main.operation === "Install") main.rebootOption ??= "RebootIfNeeded";
  return {
    main,
    others: set({
      hooks: Object.keys(called).length === 0 ? undefined : called,
      otherParameters: Object.keys(others).length === 0 ? undefined : others,
    }),
  };
}

function isScan(parameters: readonly { readonly name: string; readonly values: readonly string[] }[]): boolean {
  return parameters.some(({ name, values }) => name === DOCUMENT_PARAMETERS.operation && values[0] === "Scan");
}

function outputProps(command: Values): Record<string, Code> {
  const output = blocksOf(command.cloudwatch_config)[0];
  const notification = blocksOf(command.notification_config)[0];
  return set({
    cloudwatchConfig:
      output &&
      set({
        cloudwatchLogGroupName: given(output.cloudwatch_log_group_name),
        cloudwatchOutputEnabled: output.cloudwatch_output_enabled === true,
      }),
    notificationConfig:
      notification && textOf(notification.notification_arn) !== ""
        ? set({
            notificationArn: textOf(notification.notification_arn),
            notificationEvents: [...textsOf(notification.notification_events)],
            notificationType: given(notification.notification_type),
          })
        : undefined,
  });
}
