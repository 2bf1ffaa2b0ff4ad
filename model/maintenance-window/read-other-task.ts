import { nodeDocumentFacts } from "../facts/node-documents";
import { expectedGot } from "../text/wording";
import type { Problems } from "../values/problems";
import type { PropsReader, TokenHandling } from "../values/props-reader";
import { isKnown, type Knowable, UNKNOWN } from "../values/unknown";
import { DEFAULT_MAX_CONCURRENCY, DEFAULT_MAX_ERRORS } from "./patch-task-options";
import { readNumberOrText } from "./read-patch-parameters";
import { type PlaceOfTask, readRunCommand, readTargets, type WindowTaskInWindow } from "./read-patch-task";

/** What a task runs, beside a scan or an installation. */
export type OtherTaskType = "RUN_COMMAND" | "AUTOMATION" | "LAMBDA" | "STEP_FUNCTIONS";

type Parameters = Readonly<Record<string, Knowable<readonly Knowable<string>[]>>>;

/**
 * Reads what a user wrote about a task of a window that runs something else than AWS-RunPatchBaseline. What has the wrong
 * kind is reported.
 *
 * @param others - properties that belong to the caller and are not looked at
 */
export function readOtherTask(
  reader: PropsReader,
  taskType: OtherTaskType,
  place: PlaceOfTask,
  problems: Problems,
  tokens: TokenHandling,
  others: readonly string[] = [],
): WindowTaskInWindow {
  const targets = readTargets(reader, place.windowTargetKeys);
  const hasTargets = !isKnown(targets) || targets.length > 0;
  const rate = (name: string, byDefault: string) =>
    readNumberOrText(reader, name, problems, tokens) ?? (hasTargets ? byDefault : undefined);
  const taskArn = reader.requiredText("taskArn");
  const model: WindowTaskInWindow = {
    key: place.key,
    name: reader.text("name"),
    description: reader.text("description"),
    taskType,
    taskArn,
    targets,
    maxConcurrency: rate("maxConcurrency", DEFAULT_MAX_CONCURRENCY),
    maxErrors: rate("maxErrors", DEFAULT_MAX_ERRORS),
    minutesPerNode: reader.number("minutesPerNode"),
    priority: reader.number("priority"),
    cutoffBehavior: reader.text("cutoffBehavior"),
    serviceRoleArn: reader.text("serviceRoleArn"),
    ...invocation(reader, taskType, { taskArn, hasTargets }, problems, tokens),
    allowUnassociatedTargets: place.allowUnassociatedTargets,
  };
  reader.ignore(...others);
  reader.refuseOthers();
  return model;
}

type Invocation = Pick<WindowTaskInWindow, "runCommand" | "automation" | "lambda" | "stepFunctions">;

interface Run {
  readonly taskArn: Knowable<string>;
  readonly hasTargets: boolean;
}

function invocation(
  reader: PropsReader,
  taskType: OtherTaskType,
  { taskArn, hasTargets }: Run,
  problems: Problems,
  tokens: TokenHandling,
): Invocation {
  switch (taskType) {
    case "RUN_COMMAND":
      return { runCommand: readRunCommand(reader, readParameters(reader, problems, tokens), problems, tokens) };
    case "AUTOMATION":
      return {
        automation: {
          documentVersion: reader.text("documentVersion"),
          parameters: withNode(readParameters(reader, problems, tokens), taskArn, hasTargets),
        },
      };
    case "LAMBDA":
      return {
        lambda: {
          clientContext: reader.text("clientContext"),
          payload: reader.text("payload"),
          qualifier: reader.text("qualifier"),
        },
      };
    case "STEP_FUNCTIONS":
      return { stepFunctions: { input: reader.text("input"), name: reader.text("executionName") } };
  }
}

/** A listed document works on each node in turn, unless the user says on which. */
function withNode(
  parameters: Knowable<Parameters>,
  taskArn: Knowable<string>,
  hasTargets: boolean,
): Knowable<Parameters> {
  const node = isKnown(taskArn) ? nodeDocumentFacts(taskArn)?.node?.name : undefined;
  if (node === undefined || !hasTargets || !isKnown(parameters) || parameters[node] !== undefined) return parameters;
  return { ...parameters, [node]: ["{{RESOURCE_ID}}"] };
}

/** Each value is a list of texts in the end. */
function readParameters(reader: PropsReader, problems: Problems, tokens: TokenHandling): Knowable<Parameters> {
  const parameters = reader.object("parameters", (read): Parameters => {
    const entries = read.names().map((name) => [name, readValue(read, name, problems, tokens)] as const);
    return Object.fromEntries(entries);
  });
  return parameters ?? {};
}

function readValue(
  reader: PropsReader,
  name: string,
  problems: Problems,
  tokens: TokenHandling,
): Knowable<readonly Knowable<string>[]> {
  const given = reader.raw(name);
  if (Array.isArray(given)) return reader.texts(name) ?? UNKNOWN;
  if (tokens.isUnresolved(given)) return [tokens.read(given) as Knowable<string>];
  if (["string", "number", "boolean"].includes(typeof given)) return [String(given)];
  problems.add(reader.at(name), expectedGot("a string, a number, a boolean or a list of strings", given));
  return UNKNOWN;
}
