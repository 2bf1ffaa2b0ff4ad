import { describeTask } from "../../model/describe/describe-task";
import type { MaintenanceWindowModel, WindowTaskModel } from "../../model/maintenance-window/maintenance-window-model";
import { isKnown } from "../../model/values/unknown";
import { scheduleText } from "../reach/reviewed-runs";
import { type Detail, detail, shown } from "./detail";
import { stopText } from "./rate-changes";
import { patternOf } from "./window-pattern";

/** A new window, without its first run, which is told as that of everything that is reached: as the next one. */
export function createdWindow(window: MaintenanceWindowModel): Detail {
  const { name, duration, cutoff, startDate, endDate, enabled } = window;
  const parts = [
    scheduleText(window),
    ...(isKnown(duration) ? [`${duration} h`] : []),
    ...(isKnown(cutoff) && cutoff > 0 ? [`no new work in the last ${cutoff} h`] : []),
    ...(startDate === undefined ? [] : [`from ${shown(startDate)}`]),
    ...(endDate === undefined ? [] : [`until ${shown(endDate)}`]),
  ];
  const isShown = isKnown(enabled) && patternOf(window).kind !== "not known";
  const says = `new window ${isKnown(name) ? `${name}: ` : ""}${parts.join(", ")}${enabled === false ? "; disabled" : ""}`;
  return detail(isShown ? "window-created" : "window-unclear", says);
}

/** What a task does, and which failure stops it. */
export function taskText(task: WindowTaskModel): string {
  return task.maxErrors === undefined ? describeTask(task) : `${describeTask(task)}, stops ${stopText(task.maxErrors)}`;
}
