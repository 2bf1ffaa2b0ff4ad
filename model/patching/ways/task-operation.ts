import type { WindowTaskModel } from "../../maintenance-window/maintenance-window-model";
import { DOCUMENT_PARAMETERS, isPatchDocument } from "../../maintenance-window/patch-document";
import { isKnown } from "../../values/unknown";

/** What a task does to its nodes; `unknown` where that is only known after apply, or by a document of the user. */
export type TaskOperation = "install" | "scan" | "unknown";

const OPERATIONS: ReadonlyMap<string, TaskOperation> = new Map([
  ["Install", "install"],
  ["Scan", "scan"],
]);

export function operationOf(task: WindowTaskModel): TaskOperation {
  if (!isKnown(task.taskArn) || !isPatchDocument(task.taskArn)) return "unknown";
  const command = task.runCommand;
  if (command === undefined || !isKnown(command) || !isKnown(command.parameters)) return "unknown";
  const values = command.parameters[DOCUMENT_PARAMETERS.operation];
  const operation = values !== undefined && isKnown(values) ? values[0] : undefined;
  return operation !== undefined && isKnown(operation) ? (OPERATIONS.get(operation) ?? "unknown") : "unknown";
}

/** Whether a task patches or may do so; a task with another document of AWS does not. */
export function mayPatch(task: WindowTaskModel): boolean {
  if (!isKnown(task.taskArn)) return true;
  return isPatchDocument(task.taskArn) || !/(^|\/)AWS-/.test(task.taskArn);
}
