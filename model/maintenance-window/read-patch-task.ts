import type { Problems } from "../values/problems";
import type { PropsReader, TokenHandling } from "../values/props-reader";
import { isKnown, type Knowable, UNKNOWN } from "../values/unknown";
import type {
  CloudwatchOutputModel,
  NotificationModel,
  RunCommandModel,
  TaskTargetModel,
  WindowTaskModel,
} from "./maintenance-window-model";
import { DOCUMENT_PARAMETERS, PATCH_DOCUMENT, PATCH_DOCUMENT_WITH_HOOKS } from "./patch-document";
import { DEFAULT_MAX_CONCURRENCY, DEFAULT_MAX_ERRORS } from "./patch-task-options";
import { readHooks } from "./read-hooks";
import { shownOrToken } from "./read-own-list";
import { readDocumentTexts, readNumberOrText } from "./read-patch-parameters";

/** A task, with what a check must know of its window. */
export interface WindowTaskInWindow extends WindowTaskModel {
  /** Of the window. Absent: not looked at. */
  readonly allowUnassociatedTargets?: Knowable<boolean>;
}

/** What a task is told by its window. */
export interface PlaceOfTask {
  /** What the task is called within its window. */
  readonly key: string;
  /** Keys of the registered targets that it names; undefined where it names none, `UNKNOWN` where that was reported. */
  readonly windowTargetKeys: Knowable<readonly string[]> | undefined;
  readonly allowUnassociatedTargets?: Knowable<boolean>;
}

/**
 * Reads what a user wrote about a task that runs AWS-RunPatchBaseline, with the defaults filled in. What has the wrong
 * kind is reported.
 *
 * @param others - properties that belong to the caller and are not looked at
 */
export function readPatchTask(
  reader: PropsReader,
  place: PlaceOfTask,
  problems: Problems,
  tokens: TokenHandling,
  others: readonly string[] = [],
): WindowTaskInWindow {
  const numberOrText = (name: string) => readNumberOrText(reader, name, problems, tokens);
  const hooks = readHooks(reader);
  const parameters = { ...readOtherParameters(reader, problems), ...readParameters(reader, tokens), ...hooks };
  const model: WindowTaskInWindow = {
    key: place.key,
    name: reader.text("name"),
    description: reader.text("description"),
    taskType: "RUN_COMMAND",
    taskArn: hooks === undefined ? PATCH_DOCUMENT : PATCH_DOCUMENT_WITH_HOOKS,
    targets: readTargets(reader, place.windowTargetKeys),
    maxConcurrency: numberOrText("maxConcurrency") ?? DEFAULT_MAX_CONCURRENCY,
    maxErrors: numberOrText("maxErrors") ?? DEFAULT_MAX_ERRORS,
    minutesPerNode: reader.number("minutesPerNode"),
    priority: reader.number("priority"),
    cutoffBehavior: reader.text("cutoffBehavior"),
    serviceRoleArn: reader.text("serviceRoleArn"),
    runCommand: readRunCommand(reader, parameters, problems, tokens),
    allowUnassociatedTargets: place.allowUnassociatedTargets,
  };
  reader.ignore(...others);
  reader.refuseOthers();
  return model;
}

/** What a task runs on: registered targets, instances, or nothing. */
export function readTargets(
  reader: PropsReader,
  windowTargetKeys: PlaceOfTask["windowTargetKeys"],
): Knowable<readonly TaskTargetModel[]> {
  const instanceIds = reader.texts("instanceIds");
  if (windowTargetKeys === UNKNOWN) return UNKNOWN;
  const targets = [...(windowTargetKeys ?? [])].sort().map((key): TaskTargetModel => ({ kind: "window-target", key }));
  return instanceIds === undefined ? targets : [...targets, { kind: "instances", instanceIds }];
}

/** What a Run Command task is told beside its document. */
export function readRunCommand(
  reader: PropsReader,
  parameters: RunCommandModel["parameters"],
  problems: Problems,
  tokens: TokenHandling,
): RunCommandModel {
  return {
    comment: reader.text("comment"),
    documentHash: reader.text("documentHash"),
    documentHashType: reader.text("documentHashType"),
    documentVersion: reader.text("documentVersion"),
    parameters,
    outputS3Bucket: reader.text("outputS3Bucket"),
    outputS3KeyPrefix: reader.text("outputS3KeyPrefix"),
    serviceRoleArn: reader.text("notificationRoleArn"),
    timeoutSeconds: reader.number("timeoutSeconds"),
    cloudwatchConfig: readBlock(reader, "cloudwatchConfig", readCloudwatchConfig, problems, tokens),
    notificationConfig: readBlock(reader, "notificationConfig", readNotificationConfig, problems, tokens),
  };
}

/** Terraform takes no expression in place of a block; its arguments may be tokens. */
function readBlock<Block>(
  reader: PropsReader,
  name: string,
  read: (block: PropsReader) => Block,
  problems: Problems,
  tokens: TokenHandling,
): Block | undefined {
  const given = reader.raw(name);
  if (tokens.isUnresolved(given)) {
    problems.add(
      reader.at(name),
      `expected an object, got ${shownOrToken(given, tokens)}; give its arguments one by one`,
    );
    return undefined;
  }
  const block = reader.object(name, read);
  return block === UNKNOWN ? undefined : block;
}

function readCloudwatchConfig(config: PropsReader): CloudwatchOutputModel {
  return {
    cloudwatchLogGroupName: config.text("cloudwatchLogGroupName"),
    cloudwatchOutputEnabled: config.flag("cloudwatchOutputEnabled"),
  };
}

function readNotificationConfig(config: PropsReader): NotificationModel {
  return {
    notificationArn: config.requiredText("notificationArn"),
    notificationEvents: config.texts("notificationEvents"),
    notificationType: config.text("notificationType"),
  };
}

/** What has no property of its own. A parameter that has one must be written there, where it is checked. */
function readOtherParameters(
  reader: PropsReader,
  problems: Problems,
): Readonly<Record<string, readonly Knowable<string>[]>> {
  const given = reader.object("otherParameters", (parameters) =>
    parameters.names().map((name): readonly [string, readonly Knowable<string>[]] => {
      const property = Object.entries(DOCUMENT_PARAMETERS).find(([, parameter]) => parameter === name)?.[0];
      const hasNone = property === undefined || (property === "rebootOption" && reader.raw("operation") === "Scan");
      if (!hasNone) problems.add(parameters.at(name), `expected nothing, got a list; write ${property}`);
      const values = parameters.texts(name);
      return [name, isKnown(values) ? (values ?? []) : [UNKNOWN]];
    }),
  );
  return given === undefined || given === UNKNOWN ? {} : Object.fromEntries(given);
}

/** Each parameter of the document is a list of one text. */
function readParameters(
  reader: PropsReader,
  tokens: TokenHandling,
): Readonly<Record<string, readonly Knowable<string>[]>> {
  return Object.fromEntries(Object.entries(readDocumentTexts(reader, tokens)).map(([name, value]) => [name, [value]]));
}
