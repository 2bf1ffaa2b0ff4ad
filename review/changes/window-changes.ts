import type { MaintenanceWindowModel } from "../../model/maintenance-window/maintenance-window-model";
import type { Occurrence } from "../../model/schedule/runs/occurrences";
import { localText } from "../../model/text/moments";
import { isKnown, type Knowable } from "../../model/values/unknown";
import { type RunCalendar, type Runs, scheduleText } from "../reach/run-calendar";
import type { ChangeKind } from "../risk/change-kinds";
import { valueChange } from "./baseline-changes";
import { changed, type Detail, detail, shown } from "./detail";

type Window = MaintenanceWindowModel;

/** What changes about a maintenance window itself; its targets and tasks are told apart. */
export function windowChanges(before: Window, after: Window, calendar: RunCalendar): readonly Detail[] {
  return [
    ...enabledChange(before, after),
    ...timingChange(before, after, calendar),
    ...hoursChange("duration", before.duration, after.duration),
    ...hoursChange("cutoff", before.cutoff, after.cutoff),
    ...valueChange(
      "window-setting",
      "takes machines that are no registered targets",
      before.allowUnassociatedTargets,
      after.allowUnassociatedTargets,
    ),
    ...valueChange("renamed", "name", before.name, after.name),
    ...valueChange("described", "description", before.description, after.description),
  ];
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

const TIMING = ["schedule", "scheduleTimezone", "scheduleOffset", "startDate", "endDate"] as const;

function timingChange(before: Window, after: Window, calendar: RunCalendar): readonly Detail[] {
  if (TIMING.every((name) => before[name] === after[name])) return [];
  // Whether it is enabled is told apart: here both are taken as if they were.
  const old = calendar.runsOf({ ...before, enabled: true });
  const now = calendar.runsOf({ ...after, enabled: true });
  const kind = timingKind(old, now);
  const texts = { before: timingText(before), after: timingText(after) };
  const same = texts.before === texts.after ? argumentsText(before, after) : `${texts.after}, was ${texts.before}`;
  if (kind === "window-same-runs")
    return [{ ...detail(kind, `the schedule is written differently, the runs stay`), ...texts }];
  // A disabled window has a schedule, and no run.
  const runs = now.kind === "runs" && after.enabled !== false;
  const first = runs ? `; next run ${firstRun(now)}` : now.kind === "runs" ? "; it is disabled" : "";
  const was = runs && old.kind === "runs" && firstRun(old) !== firstRun(now) ? `, was ${firstRun(old)}` : "";
  const never = now.kind === "never" ? "; it does not run again" : "";
  const unknown = now.kind === "not known" ? `; next run not computable: ${now.because}` : "";
  return [{ ...detail(kind, `runs ${same}${first}${was}${never}${unknown}`), ...texts }];
}

function timingKind(old: Runs, now: Runs): ChangeKind {
  if (now.kind === "never") return old.kind === "never" ? "window-same-runs" : "window-never";
  if (now.kind === "not known") return "window-unclear";
  if (old.kind !== "runs") return "window-earlier";
  const place = now.runs.findIndex((run, index) => instant(run) !== instant(old.runs[index]));
  if (place === -1 && now.runs.length === old.runs.length) return "window-same-runs";
  const [first, was] = [instant(now.runs[place]), instant(old.runs[place])];
  return first !== undefined && (was === undefined || first < was) ? "window-earlier" : "window-later";
}

function instant(run: Occurrence | undefined): number | undefined {
  return run?.instant.getTime();
}

function firstRun(runs: Runs): string {
  const first = runs.kind === "runs" ? runs.runs[0] : undefined;
  return first === undefined ? "" : localText(first);
}

function timingText(window: Window): string {
  const dates = [
    window.startDate === undefined ? "" : `from ${shown(window.startDate)}`,
    window.endDate === undefined ? "" : `until ${shown(window.endDate)}`,
  ];
  return [scheduleText(window), ...dates].filter((part) => part !== "").join(" ");
}

function argumentsText(before: Window, after: Window): string {
  return TIMING.filter((name) => before[name] !== after[name])
    .map((name) => `${name} ${shown(after[name])}, was ${shown(before[name])}`)
    .join("; ");
}

function hoursChange(
  name: "duration" | "cutoff",
  before: Knowable<number>,
  after: Knowable<number>,
): readonly Detail[] {
  if (before === after) return [];
  const kinds = {
    duration: { more: "window-longer", less: "window-shorter" },
    cutoff: { more: "window-cutoff", less: "window-cutoff" },
  } as const;
  const more = !isKnown(before) || !isKnown(after) || after > before;
  const hours = (value: Knowable<number>) => (isKnown(value) ? `${value} h` : shown(value));
  const label = name === "cutoff" ? "no new work in the last" : "lasts";
  return [changed(kinds[name][more ? "more" : "less"], label, hours(before), hours(after))];
}
