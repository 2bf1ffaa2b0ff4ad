import { parametersOfDocument } from "../../model/facts/document-parameters";
import { nodeDocumentFacts } from "../../model/facts/node-documents";
import { isPatchDocument } from "../../model/maintenance-window/patch-document";
import { DEFAULT_MAX_CONCURRENCY, DEFAULT_MAX_ERRORS } from "../../model/maintenance-window/patch-task-options";
import { given, unless } from "./baseline-props";
import { CannotSay } from "./cannot-say";
import { type Code, set } from "./code";
import { blocksOf, type ExistingObject, textOf } from "./existing-object";
import { basicProps, commandProps, NO_INVOCATION, parametersIn, taskTargets } from "./task-props";

type Values = Readonly<Record<string, unknown>>;
type Given = Record<string, Code | undefined>;

/** An adder of a window, and what it takes. */
export interface AddedTask {
  readonly adder: string;
  readonly props: Record<string, Code>;
}

/**
 * How a window adds a task that does something else than patch.
 *
 * @param targetVariables - the variable of each registered target, by its id
 * @throws CannotSay where no adder can say it
 */
export function otherTaskProps({ values }: ExistingObject, targetVariables: ReadonlyMap<string, string>): AddedTask {
  const hasTargets = blocksOf(values.targets).length > 0;
  const targets = hasTargets ? taskTargets(values, targetVariables) : {};
  const run = invocationProps(values, hasTargets);
  // Of a task without targets AWS shows a count that means nothing.
  const rates = {
    maxConcurrency: unless(values.max_concurrency, DEFAULT_MAX_CONCURRENCY),
    maxErrors: unless(values.max_errors, DEFAULT_MAX_ERRORS),
  };
  return {
    adder: run.adder,
    props: set({
      taskArn: textOf(values.task_arn),
      ...targets,
      ...run.props,
      ...basicProps(values),
      ...(hasTargets ? rates : {}),
    }),
  };
}

function invocationProps(values: Values, hasTargets: boolean): Pick<AddedTask, "adder"> & { readonly props: Given } {
  const invocation = blocksOf(values.task_invocation_parameters)[0] ?? {};
  const [command] = blocksOf(invocation.run_command_parameters);
  const [automation] = blocksOf(invocation.automation_parameters);
  const [lambda] = blocksOf(invocation.lambda_parameters);
  const [machine] = blocksOf(invocation.step_functions_parameters);
  const document = textOf(values.task_arn);
  switch (values.task_type) {
    case "RUN_COMMAND": {
      if (command === undefined) break;
      if (!hasTargets) throw new CannotSay("it has no targets");
      if (isPatchDocument(document)) throw new CannotSay(`it runs ${document}`);
      const parameters = parameterProps(document, command.parameter, hasTargets);
      return { adder: "addRunCommandTask", props: { ...parameters, ...commandProps(command) } };
    }
    case "AUTOMATION": {
      if (automation === undefined) break;
      const parameters = parameterProps(document, automation.parameter, hasTargets);
      const documentVersion = given(automation.document_version);
      return { adder: "addAutomationTask", props: { ...parameters, documentVersion } };
    }
    case "LAMBDA": {
      if (lambda === undefined) break;
      const { payload, qualifier, client_context } = lambda;
      const props = { payload: given(payload), qualifier: given(qualifier), clientContext: given(client_context) };
      return { adder: "addLambdaTask", props };
    }
    case "STEP_FUNCTIONS": {
      if (machine === undefined) break;
      const props = { input: given(machine.input), executionName: given(machine.name) };
      return { adder: "addStepFunctionsTask", props };
    }
  }
  throw new CannotSay(NO_INVOCATION);
}

/** @throws CannotSay where a listed document is told something that the compiler would refuse */
function parameterProps(document: string, blocks: unknown, hasTargets: boolean): Given {
  const node = hasTargets ? nodeDocumentFacts(document)?.node?.name : undefined;
  const all = parametersIn(blocks);
  const listed = parametersOfDocument(document);
  const more = all.find(({ name }) => listed?.includes(name) === false);
  if (more !== undefined) throw new CannotSay(`${document} lists no parameter ${more.name}`);
  const own = all.filter(({ name, values }) => name !== node || values.join() !== "{{RESOURCE_ID}}");
  const entries = own.map(({ name, values }) => [name, values.length === 1 ? (values[0] as string) : [...values]]);
  return { parameters: entries.length === 0 ? undefined : (Object.fromEntries(entries) as Code) };
}
