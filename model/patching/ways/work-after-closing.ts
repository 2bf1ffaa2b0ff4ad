import type { MaintenanceWindowModel, WindowTaskModel } from "../../maintenance-window/maintenance-window-model";
import { DOCUMENT_PARAMETERS } from "../../maintenance-window/patch-document";
import { isKnown } from "../../values/unknown";
import type { GoesOn } from "./way-of-patching";

const SECONDS = 3600;

/**
 * What a task still does when its window has closed: nothing begins after the cutoff, and what has begun goes on unless
 * the task cancels it. A step of the document may have a limit; else nobody knows when it ends.
 *
 * Source: maintenance window facts, D2 and D3.
 */
export function workAfterClosing(
  { duration, cutoff }: Pick<MaintenanceWindowModel, "duration" | "cutoff">,
  { cutoffBehavior, runCommand }: WindowTaskModel,
): GoesOn | undefined {
  if (cutoffBehavior === "CANCEL_TASK") return undefined;
  const seconds = limitOfStep(runCommand);
  if (seconds === undefined || !isKnown(duration) || !isKnown(cutoff)) return {};
  const hours = duration - cutoff + seconds / SECONDS;
  return hours <= duration ? undefined : { hours };
}

function limitOfStep(runCommand: WindowTaskModel["runCommand"]): number | undefined {
  if (runCommand === undefined || !isKnown(runCommand) || !isKnown(runCommand.parameters)) return undefined;
  const values = runCommand.parameters[DOCUMENT_PARAMETERS.stepTimeoutSeconds];
  const value = values === undefined || !isKnown(values) ? undefined : values[0];
  if (value === undefined || !isKnown(value)) return undefined;
  return Number.isFinite(Number(value)) ? Number(value) : undefined;
}
