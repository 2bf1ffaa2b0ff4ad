import type { WindowTaskModel } from "../../model/maintenance-window/maintenance-window-model";
import { DOCUMENT_PARAMETERS } from "../../model/maintenance-window/patch-document";
import { isKnown, type Knowable } from "../../model/values/unknown";
import { hasUnknown } from "./differences";

/** Parameters that decide whether nodes are patched, by what, and whether they reboot; the lines of a script do, too. */
const DECIDING: readonly string[] = [...Object.values(DOCUMENT_PARAMETERS), "commands"];

const OF_DOCUMENTS: readonly string[] = [DOCUMENT_PARAMETERS.installOverrideList, DOCUMENT_PARAMETERS.baselineOverride];

/** Whether what a new task does to its nodes is known after apply; with which role it does, say, is no matter. */
export function isHidden({ taskArn, taskType, runCommand, automation, brought }: WindowTaskModel): boolean {
  // Where the document lies is no matter once it is known what it says.
  const deciding = brought === undefined ? DECIDING : DECIDING.filter((name) => !OF_DOCUMENTS.includes(name));
  return (
    hasUnknown([taskArn, taskType]) || hidesParameters(runCommand, deciding) || hidesParameters(automation, deciding)
  );
}

function hidesParameters(
  settings: Knowable<{ readonly parameters?: Knowable<Readonly<Record<string, unknown>>> }> | undefined,
  deciding: readonly string[],
): boolean {
  if (settings === undefined) return false;
  if (!isKnown(settings)) return true;
  const { parameters } = settings;
  if (parameters === undefined) return false;
  return !isKnown(parameters) || deciding.some((name) => hasUnknown(parameters[name]));
}
