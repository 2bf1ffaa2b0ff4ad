import { isOpenParameter } from "../association/open-parameters";
import { parametersOfDocument } from "../facts/document-parameters";
import { nodeDocumentFacts } from "../facts/node-documents";
import type { WindowTaskModel } from "../maintenance-window/maintenance-window-model";
import { scriptInstaller } from "../patching/ways/script-installer";
import { lastPart } from "../text/arn-parts";
import { joined } from "../text/wording";
import { isKnown, type Knowable } from "../values/unknown";
import { NOT_KNOWN_YET } from "./describe-rule";

/** Another document than those of Patch Manager, a function or a state machine: which, and with what. */
export function describeOtherTask(task: WindowTaskModel): string {
  if (!isKnown(task.taskArn)) return `a task ${NOT_KNOWN_YET}`;
  switch (task.taskType) {
    case "LAMBDA":
      return functionText(task, task.taskArn);
    case "STEP_FUNCTIONS":
      return machineText(task, task.taskArn);
    default:
      return documentText(task, task.taskArn);
  }
}

/** Payload and input are sensitive: that there is one is all that is told. */
function functionText({ lambda }: WindowTaskModel, arn: string): string {
  const settings = lambda === undefined || !isKnown(lambda) ? {} : lambda;
  const version = settings.qualifier === undefined ? "" : `, version ${textOf(settings.qualifier)}`;
  return `calls the function ${lastPart(arn)}${version}${settings.payload === undefined ? "" : ", with a payload"}`;
}

function machineText({ stepFunctions }: WindowTaskModel, arn: string): string {
  const settings = stepFunctions === undefined || !isKnown(stepFunctions) ? {} : stepFunctions;
  const name = settings.name === undefined ? "" : ` as ${textOf(settings.name)}`;
  return `starts the state machine ${lastPart(arn)}${name}${settings.input === undefined ? "" : ", with an input"}`;
}

function documentText(task: WindowTaskModel, document: string): string {
  const does = documentDoes(task);
  const parameters = toldParameters(task, document);
  return [does === undefined ? document : `${document}: ${does}`, ...parameters].join(", ");
}

/** `runs a shell script that installs by dnf, past every baseline`; undefined for a document that is none of AWS's. */
export function documentDoes(task: WindowTaskModel): string | undefined {
  const does = nodeDocumentFacts(task.taskArn)?.does;
  const installer = scriptInstaller(task);
  return does === undefined || installer === undefined
    ? does
    : `${does} that installs by ${installer}, past every baseline`;
}

/**
 * What a document is told, beside the node on which it works, the role with which, and the lines of a script. What a
 * document is given that is not known may be a secret, and is not told.
 */
function toldParameters({ automation, runCommand }: WindowTaskModel, document: string): readonly string[] {
  const run = automation ?? runCommand;
  if (run === undefined || !isKnown(run) || !isKnown(run.parameters)) return [];
  const node = nodeDocumentFacts(document)?.node?.name;
  const textOfValue = (name: string, value: Knowable<string>) =>
    isKnown(value) && !mayBeShown(document, name, value) ? HIDDEN : textOf(value);
  const settings = Object.entries(run.parameters)
    .filter(([name]) => name !== node && !OMITTED.includes(name))
    .map(([name, values]) => {
      const texts = isKnown(values) ? values.map((value) => textOfValue(name, value)) : [NOT_KNOWN_YET];
      return `${name} = ${texts.join(" ")}`;
    });
  return settings.length === 0 ? [] : [`with ${joined(settings)}`];
}

const HIDDEN = "(hidden)";

function mayBeShown(document: string, name: string, value: string): boolean {
  return isOpenParameter(document, name, value) || parametersOfDocument(document)?.includes(name) === true;
}

const OMITTED = ["AutomationAssumeRole", "commands"];

function textOf(value: Knowable<string>): string {
  return isKnown(value) ? value : NOT_KNOWN_YET;
}
