import type { RunCommandModel, WindowTaskModel } from "../maintenance-window/maintenance-window-model";
import { isKnown, type Knowable } from "../values/unknown";
import { describeBroughtTo, describeNothingBrought } from "./describe-brought";
import { describeOtherTask } from "./describe-other-task";
import { NOT_KNOWN_YET } from "./describe-rule";

/**
 * What each reboot option does to a node, in words. `RebootIfNeeded` reboots after any installation, needed or not.
 * Source: maintenance window facts, D3.
 */
const REBOOT_WORDS: ReadonlyMap<string, string> = new Map([
  ["RebootIfNeeded", "reboots if anything was installed"],
  ["NoReboot", "no reboot"],
]);
/** What the document does when the option is left out. */
export const DEFAULT_REBOOT_OPTION = "RebootIfNeeded";

/**
 * What a task does to its nodes: `Install, reboots if anything was installed, 10% at a time`; what it brings behind Install,
 * where systems are given as far as it is for them.
 */
export function describeTask(task: WindowTaskModel, systems: readonly string[] = []): string {
  const operation = parameterOf(task.runCommand, "Operation");
  const parts = operation === undefined ? [describeOtherTask(task)] : [operation];
  if (operation === "Install" && task.brought !== undefined) {
    const brought = describeBroughtTo(task.brought, systems);
    if (brought === undefined) return describeNothingBrought(task.brought, systems);
    parts[0] = `Install ${brought}`;
  }
  if (operation === "Install") parts.push(rebootWords(parameterOf(task.runCommand, "RebootOption")));
  if (task.maxConcurrency !== undefined) {
    parts.push(`${isKnown(task.maxConcurrency) ? task.maxConcurrency : NOT_KNOWN_YET} at a time`);
  }
  return parts.join(", ");
}

/** The one value of a document parameter; undefined where it is not given. */
export function parameterOf(runCommand: Knowable<RunCommandModel> | undefined, name: string): string | undefined {
  if (runCommand === undefined) return undefined;
  if (!isKnown(runCommand) || !isKnown(runCommand.parameters)) return NOT_KNOWN_YET;
  if (!Object.hasOwn(runCommand.parameters, name)) return undefined;
  const values = runCommand.parameters[name];
  const first = values === undefined || !isKnown(values) ? undefined : values[0];
  return typeof first === "string" ? first : NOT_KNOWN_YET;
}

/** What becomes of a node, in words. */
export function rebootWords(option = DEFAULT_REBOOT_OPTION): string {
  return REBOOT_WORDS.get(option) ?? `reboot option ${option}`;
}
