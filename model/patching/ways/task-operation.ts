import { nodeDocumentFacts } from "../../facts/node-documents";
import type { MaintenanceWindowModel, WindowTaskModel } from "../../maintenance-window/maintenance-window-model";
import { DOCUMENT_PARAMETERS, isPatchDocument } from "../../maintenance-window/patch-document";
import { isKnown } from "../../values/unknown";
import { scriptInstaller } from "./script-installer";

/** What a task does to its nodes; `unknown` where that is only known after apply, or by a document of the user. */
export type TaskOperation = "install" | "scan" | "unknown";

/** What a task can be told, beside what it runs. */
export type RunningTask = Pick<WindowTaskModel, "taskArn" | "runCommand" | "taskType">;

const OPERATIONS: ReadonlyMap<string, TaskOperation> = new Map([
  ["Install", "install"],
  ["Scan", "scan"],
]);

export function operationOf(task: RunningTask): TaskOperation {
  if (!isKnown(task.taskArn)) return "unknown";
  if (isPatchDocument(task.taskArn)) return byParameter(task, DOCUMENT_PARAMETERS.operation);
  if (scriptInstaller(task) !== undefined) return "install";
  const facts = nodeDocumentFacts(task.taskArn);
  if (facts === undefined || facts.operation === "none") return "unknown";
  if (facts.operation !== "by parameter") return facts.operation;
  return facts.operationParameter === undefined ? "unknown" : byParameter(task, facts.operationParameter);
}

/** Whether all that a window does is to look at its nodes. */
export function onlyScans({ tasks }: Pick<MaintenanceWindowModel, "tasks">): boolean {
  return tasks.length > 0 && tasks.every((task) => operationOf(task) === "scan");
}

function byParameter({ runCommand: command }: RunningTask, name: string): TaskOperation {
  if (command === undefined || !isKnown(command) || !isKnown(command.parameters)) return "unknown";
  const values = Object.hasOwn(command.parameters, name) ? command.parameters[name] : undefined;
  const operation = values !== undefined && isKnown(values) ? values[0] : undefined;
  return operation !== undefined && isKnown(operation) ? (OPERATIONS.get(operation) ?? "unknown") : "unknown";
}

/** Whether a task patches or may do so; with another document of AWS a task does not, unless its script installs. */
export function mayPatch(task: RunningTask): boolean {
  if (!isKnown(task.taskArn)) return true;
  if (isPatchDocument(task.taskArn)) return true;
  if (scriptInstaller(task) !== undefined) return true;
  const facts = nodeDocumentFacts(task.taskArn);
  if (facts !== undefined) return facts.operation !== "none";
  return !/(^|\/)AWS-/.test(task.taskArn);
}
