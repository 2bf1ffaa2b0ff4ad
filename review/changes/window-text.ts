import { NOT_KNOWN_YET } from "../../model/describe/describe-rule";
import { describeTask, parameterOf } from "../../model/describe/describe-task";
import type { MaintenanceWindowModel, WindowTaskModel } from "../../model/maintenance-window/maintenance-window-model";
import type { PatchHook } from "../../model/maintenance-window/patch-documents";
import { HOOK_PARAMETERS, PATCH_HOOKS } from "../../model/maintenance-window/read-hooks";
import { operationOf } from "../../model/patching/ways/task-operation";
import { describeWindowDates } from "../../model/schedule/words/describe-window-dates";
import { localText } from "../../model/text/moments";
import { isKnown, UNKNOWN } from "../../model/values/unknown";
import { type ReviewedRuns, scheduleText } from "../reach/reviewed-runs";
import { type Detail, detail } from "./detail";
import { stopText } from "./rate-changes";
import { patternOf } from "./window-pattern";

/** A new window, without its first run, which is told as that of everything that is reached: as the next one. */
export function createdWindow(window: MaintenanceWindowModel, calendar: ReviewedRuns): Detail {
  const { name, duration, cutoff, startDate, endDate, enabled } = window;
  const when = scheduleText(window);
  const parts = [
    when,
    ...(isKnown(duration) ? [`${duration} h`] : []),
    ...(isKnown(cutoff) && cutoff > 0 ? [`no new work in the last ${cutoff === 1 ? "hour" : `${cutoff} h`}`] : []),
    ...(startDate === UNKNOWN ? [`from ${NOT_KNOWN_YET}`] : []),
    ...(endDate === UNKNOWN ? [`until ${NOT_KNOWN_YET}`] : []),
    ...describeWindowDates(window, when),
  ];
  const isShown = isKnown(enabled) && patternOf(window).kind !== "not known";
  const named = isKnown(name) ? `${name}: ` : "";
  const says = `new window ${named}${parts.join(", ")}${enabled === false ? "; disabled" : firstLeftOut(window, calendar)}`;
  return detail(isShown ? "window-created" : "window-unclear", says);
}

/** Who reads the schedule alone expects the run of a cron day that is over before the window is made. */
function firstLeftOut({ createdAt: _, ...window }: MaintenanceWindowModel, calendar: ReviewedRuns): string {
  const [run, first] = [
    calendar.nextRun(window),
    calendar.nextRun({ ...window, createdAt: calendar.at.toISOString() }),
  ];
  return run === undefined || run.instant.getTime() === first?.instant.getTime()
    ? ""
    : `; not yet on ${localText(run)}, for the cron day of that run is over`;
}

/** What a task does, which failure stops it, and what becomes of work that is not done at the cutoff. */
export function taskText(task: WindowTaskModel): string {
  const { maxErrors, cutoffBehavior } = task;
  const parts = [
    describeTask(task),
    ...hookTexts(task),
    ...(maxErrors === undefined ? [] : [`stops ${stopText(maxErrors)}`]),
    ...(cutoffBehavior === "CANCEL_TASK" ? ["stopped at the cutoff of its window"] : []),
  ];
  return parts.join(", ");
}

const HOOK_WORDS: Readonly<Record<PatchHook, string>> = {
  preInstall: "before it installs",
  postInstall: "after it has installed",
  onExit: "at its end",
};
const NO_HOOK = "AWS-Noop";

/** `runs Drain before it installs`: what else reaches the nodes, of a task that installs; a scan calls none. */
function hookTexts(task: WindowTaskModel): readonly string[] {
  if (operationOf(task) !== "install") return [];
  return PATCH_HOOKS.flatMap((hook) => {
    const document = parameterOf(task.runCommand, HOOK_PARAMETERS[hook]);
    return document === undefined || document === NO_HOOK ? [] : [`runs ${document} ${HOOK_WORDS[hook]}`];
  });
}
