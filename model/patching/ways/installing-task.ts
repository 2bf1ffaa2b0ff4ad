import { nodeDocumentFacts } from "../../facts/node-documents";
import type { WindowTaskModel } from "../../maintenance-window/maintenance-window-model";
import {
  BASELINE_TAGS_PARAMETER,
  DOCUMENT_PARAMETERS,
  type DocumentParameter,
  isPatchDocument,
} from "../../maintenance-window/patch-document";
import { isKnown, type Knowable, UNKNOWN } from "../../values/unknown";
import { scriptInstaller } from "./script-installer";
import { operationOf } from "./task-operation";
import type { FollowedBaseline } from "./way-of-patching";

/** Whether a task is known to install patches, by the baseline of the node or by one that it brings along. */
export function installs(task: WindowTaskModel): boolean {
  return isKnown(task.taskArn) && operationOf(task) === "install";
}

/** Whether a task installs what the baseline of its nodes approves, or why that cannot be said. */
export function installsByBaseline(task: WindowTaskModel): boolean | string {
  if (!isKnown(task.taskArn)) return "what its task runs is not known yet";
  const installing = isPatchDocument(task.taskArn) ? commandInstalls(task) : installs(task);
  if (installing !== true) return installing;
  const followed = followedBaseline(task);
  return followed.by === "node" ? true : followed.because;
}

/** The same of a command that runs a document of Patch Manager, whatever baseline it goes by. */
function commandInstalls(task: WindowTaskModel): boolean | string {
  if (task.runCommand === undefined) return false;
  if (!isKnown(task.runCommand) || !isKnown(task.runCommand.parameters))
    return "the parameters of its task are not known yet";
  const operation = firstValue(valuesOf(task, "operation"));
  if (operation === undefined || !isKnown(operation)) return "the operation of its task is not known yet";
  return operation === "Install";
}

/** By which baseline a task works: that of its nodes, or what its command brings along. */
export function followedBaseline(task: WindowTaskModel): FollowedBaseline {
  if (!isKnown(task.taskArn)) return { by: "not known", because: "what its task runs is not known yet" };
  if (nodeDocumentFacts(task.taskArn)?.follows === "no baseline")
    return { by: "override", because: "its task installs by Windows Update, without a baseline" };
  const installer = scriptInstaller(task);
  if (installer !== undefined)
    return { by: "override", because: `its task installs by ${installer}, without a baseline` };
  if (task.runCommand !== undefined && (!isKnown(task.runCommand) || !isKnown(task.runCommand.parameters)))
    return { by: "not known", because: "the parameters of its task are not known yet" };
  const override = valuesOf(task, "baselineOverride");
  if (isGiven(override))
    return { by: "override", because: `its task brings a baseline ${ownOrNotKnown(task, override)}` };
  const list = valuesOf(task, "installOverrideList");
  if (isGiven(list))
    return { by: "override", because: `its task brings a list of patches ${ownOrNotKnown(task, list)}` };
  if (isGiven(valuesOfParameter(task, BASELINE_TAGS_PARAMETER)))
    return { by: "override", because: "it chooses the baseline by the baseline's tags" };
  return { by: "node" };
}

/**
 * Whether a task may reboot its nodes: installing does, unless it is told not to (source: maintenance window facts, D3),
 * and what AWS's documents take down does. What else a task runs is not looked into.
 */
export function mayReboot(task: WindowTaskModel): "may" | "never" | "not known" {
  const installing = installsByBaseline(task);
  if (installing === false) return takesNodesDown(task) ? "may" : "never";
  const option = firstValue(valuesOf(task, "rebootOption"));
  if (option === "NoReboot") return "never";
  if (option !== undefined && !isKnown(option)) return "not known";
  // A script reboots or not; what it says of that is not read.
  if (scriptInstaller(task) !== undefined) return "not known";
  return installing === true || followedBaseline(task).by === "override" ? "may" : "not known";
}

/** Whether a task runs a document of AWS that does nothing about patches, and restarts or stops its nodes. */
function takesNodesDown({ taskArn }: WindowTaskModel): boolean {
  const facts = isKnown(taskArn) ? nodeDocumentFacts(taskArn) : undefined;
  return facts?.operation === "none" && facts.reboots;
}

/** Whether a task installs, and may reboot its nodes then. */
export function installsAndMayReboot(task: WindowTaskModel): boolean {
  return installs(task) && mayReboot(task) !== "never";
}

type ParameterValues = Knowable<readonly Knowable<string>[]> | undefined;

function valuesOf(task: WindowTaskModel, parameter: DocumentParameter): ParameterValues {
  return valuesOfParameter(task, DOCUMENT_PARAMETERS[parameter]);
}

function valuesOfParameter({ runCommand }: WindowTaskModel, name: string): ParameterValues {
  if (runCommand === undefined) return undefined;
  if (!isKnown(runCommand) || !isKnown(runCommand.parameters)) return UNKNOWN;
  return Object.hasOwn(runCommand.parameters, name) ? runCommand.parameters[name] : undefined;
}

function firstValue(values: ParameterValues): Knowable<string> | undefined {
  return values === undefined || !isKnown(values) ? values : values[0];
}

/** What a task brings takes the place of the nodes' baseline, also where Terraform alone knows what it is. */
function ownOrNotKnown({ brought }: WindowTaskModel, values: ParameterValues): string {
  const isWhole = brought !== undefined || (values !== undefined && isKnown(values) && values.every(isKnown));
  return isWhole ? "of its own" : "that is known after apply";
}

function isGiven(values: ParameterValues): boolean {
  return values !== undefined && (!isKnown(values) || values.some((value) => value !== ""));
}
