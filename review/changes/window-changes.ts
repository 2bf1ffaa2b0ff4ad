import type { MaintenanceWindowModel, WindowTaskModel } from "../../model/maintenance-window/maintenance-window-model";
import { isKnown, type Knowable } from "../../model/values/unknown";
import type { ReviewedRuns } from "../reach/reviewed-runs";
import { valueChange } from "./baseline-changes";
import { changed, type Detail, detail, shown } from "./detail";
import { timingChanges, type WindowsAfter } from "./timing-changes";
import { workingHoursChange } from "./working-hours";

type Window = MaintenanceWindowModel;

/** What changes about a maintenance window itself; its targets and tasks are told apart. */
export function windowChanges(
  before: Window,
  after: Window,
  calendar: ReviewedRuns,
  { mayReboot = () => false, ...windowsAfter }: BesideWindow = {},
): readonly Detail[] {
  return [
    ...enabledChange(before, after),
    ...timingChanges(before, after, calendar, windowsAfter),
    ...workingHoursChange(before, after, after.tasks.some(mayReboot)),
    ...hoursChanges(before, after),
    ...valueChange(
      "window-setting",
      "allows unassociated targets",
      before.allowUnassociatedTargets,
      after.allowUnassociatedTargets,
    ),
    ...valueChange("renamed", "name", before.name, after.name),
    ...valueChange("described", "description", before.description, after.description),
  ];
}

/** What is asked beside a window. */
interface BesideWindow extends WindowsAfter {
  readonly mayReboot?: (task: WindowTaskModel) => boolean;
}

function enabledChange(before: Window, after: Window): readonly Detail[] {
  if (before.enabled === after.enabled) return [];
  if (!isKnown(after.enabled)) return [detail("window-unclear", "whether it is enabled is known after apply")];
  return [
    after.enabled
      ? detail("window-enabled", "the window is enabled")
      : detail("window-disabled", "the window is disabled"),
  ];
}

/** Work starts until the cutoff, so that the hours before it decide how many nodes get their turn. */
function hoursChanges(before: Window, after: Window): readonly Detail[] {
  if (before.duration === after.duration && before.cutoff === after.cutoff) return [];
  const [old, now] = [hoursToStart(before), hoursToStart(after)];
  const ends = changed("window-cutoff", "is open for", hours(before.duration), hours(after.duration));
  if (old === undefined || now === undefined) {
    const cutoff = changed(
      "window-unclear",
      "starts nothing new in the last",
      hours(before.cutoff),
      hours(after.cutoff),
    );
    return [
      ...(before.duration === after.duration ? [] : [{ ...ends, kind: "window-unclear" } as const]),
      ...(before.cutoff === after.cutoff ? [] : [cutoff]),
    ];
  }
  const kind = now > old ? "window-longer" : "window-shorter";
  const starts = changed(kind, "hours in which work may start", `${old} h`, `${now} h`);
  return [
    ...(old === now ? [] : [{ ...starts, says: `${now} h in which work may start, was ${old} h` }]),
    ...(before.duration === after.duration ? [] : [ends]),
  ];
}

function hoursToStart({ duration, cutoff }: Window): number | undefined {
  return isKnown(duration) && isKnown(cutoff) ? Math.max(0, duration - cutoff) : undefined;
}

function hours(value: Knowable<number>): string {
  return isKnown(value) ? `${value} h` : shown(value);
}
