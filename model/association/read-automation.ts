import { nodeDocumentFacts } from "../facts/node-documents";
import { expectedGot } from "../text/wording";
import type { Problems } from "../values/problems";
import type { PropsReader, TokenHandling } from "../values/props-reader";
import { isKnown, type Knowable, UNKNOWN } from "../values/unknown";
import type { AssociationModel } from "./association-model";
import { asAutomationTarget } from "./automation-targets";
import { readAssociationTargets } from "./read-association-targets";

/** What speaks of a scan or an installation, and of the commands that do it. */
const OF_COMMANDS = [
  "operation",
  "rebootOption",
  "installOverrideList",
  "baselineOverride",
  "baselineTags",
  "hooks",
  "stepTimeoutSeconds",
  "logs",
] as const;

type AutomationRun = Pick<
  AssociationModel,
  "document" | "parameters" | "targets" | "automationTargetParameterName" | "syncCompliance"
>;

/** Reads what a user wrote about an Automation that an association runs for each node. */
export function readAutomation(reader: PropsReader, problems: Problems, tokens: TokenHandling): AutomationRun {
  for (const property of OF_COMMANDS) {
    if (reader.raw(property) === undefined) continue;
    problems.add(
      property,
      "expected nothing beside name, got a value; an Automation gets its arguments from parameters",
    );
  }
  const document = reader.requiredText("name");
  const targets = readAssociationTargets(reader, problems, tokens);
  const parameters = reader.object("parameters", (read) => readParameters(read, problems, tokens)) ?? {};
  return {
    document,
    parameters,
    automationTargetParameterName: targetParameterOf(reader, document, problems),
    targets: isKnown(targets) ? targets.map((one) => (isKnown(one) ? asAutomationTarget(one) : one)) : targets,
  };
}

/** Listed documents say which parameter takes a node. */
function targetParameterOf(reader: PropsReader, document: Knowable<string>, problems: Problems): Knowable<string> {
  const given = reader.text("automationTargetParameterName");
  if (given !== undefined) return given;
  const listed = isKnown(document) ? nodeDocumentFacts(document)?.node?.name : undefined;
  if (listed !== undefined) return listed;
  problems.add(
    "automationTargetParameterName",
    "missing, expected the parameter of the document that accepts a node, such as InstanceId",
  );
  return UNKNOWN;
}

function readParameters(
  reader: PropsReader,
  problems: Problems,
  tokens: TokenHandling,
): Readonly<Record<string, Knowable<string>>> {
  const entries = reader.names().map((name) => [name, readParameter(reader, name, problems, tokens)] as const);
  return Object.fromEntries(entries);
}

function readParameter(reader: PropsReader, name: string, problems: Problems, tokens: TokenHandling): Knowable<string> {
  const given = reader.raw(name);
  if (tokens.isUnresolved(given) && !Array.isArray(given)) return tokens.read(given) as Knowable<string>;
  if (["string", "number", "boolean"].includes(typeof given)) return String(given);
  const why = Array.isArray(given) ? "; an association passes one string for each parameter" : "";
  problems.add(reader.at(name), expectedGot("a string, a number or a boolean", given) + why);
  return UNKNOWN;
}
