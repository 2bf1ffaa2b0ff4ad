import type { MaintenanceWindowModel } from "../../maintenance-window/maintenance-window-model";
import { timingOfWindow } from "../../patching/ways/window-timing-of";
import { runsOnce } from "../../schedule/grammar/parse-at";
import {
  checkWindowDates,
  momentOfDate,
  readWindowDate,
  startOfDay,
  type WindowDateReading,
} from "../../schedule/grammar/window-dates";
import type { WindowTiming } from "../../schedule/grammar/window-timing";
import { certainStart } from "../../schedule/runs/certain-start";
import { type Occurrence, occurrences } from "../../schedule/runs/occurrences";
import { isoOnClock } from "../../schedule/zones/zone-clock";
import { localText } from "../../text/moments";
import { show } from "../../text/wording";
import type { Problems } from "../../values/problems";
import { defineCheck } from "../check/define-check";
import { report } from "./window-schedule-checks";

export const windowDates = defineCheck({
  id: "PM326",
  severity: "error",
  on: "window",
  cause: "The start or end date of a maintenance window is not a valid date, or not in the form that AWS accepts.",
  reason: "AWS wants ISO 8601 with the time of day; the provider checks nothing.",
  source: "SSM API model, MaintenanceWindowStringDateTime; maintenance window facts, A6",
  fix: "Write it as 2027-01-31T02:00:00Z, or with an offset in place of Z.",
  find: (window, { problems }) => eachDate(window, (path, reading) => report(path, reading.problems, problems)),
});

export const windowDatesDoubtful = defineCheck({
  id: "PM327",
  severity: "warning",
  on: "window",
  cause: "The start or end date of a maintenance window has no offset from UTC.",
  reason: "AWS does not say in which zone it reads such a date.",
  source: "maintenance window facts, A6",
  fix: "Put Z or an offset such as +09:00 behind it.",
  find: (window, { problems }) => eachDate(window, (path, reading) => report(path, reading.warnings, problems)),
});

export const windowDateOrder = defineCheck({
  id: "PM328",
  severity: "error",
  on: "window",
  cause: "A maintenance window ends before it starts.",
  reason: "It would never open, with no error anywhere.",
  source: "maintenance window facts, A8",
  fix: "Give a later end.",
  find: (window, { problems }) => report("endDate", checkWindowDates(datesOf(window)).problems, problems),
});

export const windowDateGoneBy = defineCheck({
  id: "PM329",
  severity: "warning",
  on: "window",
  dependsOnDay: true,
  cause: "A maintenance window has ended already, or its dates leave it no run.",
  reason: "It never opens again, with no error anywhere.",
  source: "maintenance window facts, A6 and A8",
  fix: "Remove the window, or give dates between which its schedule has a run.",
  find: (window, { problems, today }) => {
    const { warnings, problems: order } = checkWindowDates(datesOf(window), today);
    // One that opens once says so of its schedule.
    const isOnce = typeof window.schedule === "string" && runsOnce(window.schedule);
    if (warnings.length > 0 && !isOnce) report("endDate", warnings, problems);
    else if (warnings.length + order.length === 0) reportKeptAway(window, today, problems);
  },
});

export const windowStartAfterCronDay = defineCheck({
  id: "PM339",
  severity: "warning",
  on: "window",
  dependsOnDay: true,
  cause:
    "A maintenance window starts between the cron day of its first run and the run itself, which an offset makes later.",
  reason:
    "A run whose cron day had passed when the window was made is left out; AWS does not say whether that holds for a start date.",
  source: "maintenance window facts, A6",
  fix: "Start it at the midnight of that cron day.",
  find: (window, { problems, today }) => {
    const timing = timingOfWindow(window);
    const written = timing?.startDate;
    const start = written === undefined ? undefined : momentOfDate(written);
    if (timing === undefined || start === undefined || start < startOfDay(today)) return;
    const certain = certainStart(timing, new Date(start));
    if (certain === undefined) return;
    problems.add(
      "startDate",
      `expected a start before the cron day of the first run, ${localText(certain.run)}, got ${show(written)}; ` +
        `AWS does not say whether that run takes place: write ${isoOnClock(certain.start.getTime(), certain.run.zone)}`,
    );
  },
});

/** A run that there would be, and that a date keeps away with all others. */
function reportKeptAway(window: MaintenanceWindowModel, today: Date, problems: Problems): void {
  const timing = timingOfWindow(window);
  if (timing === undefined) return;
  const { startDate, endDate, ...always } = timing;
  const from = new Date(startOfDay(today));
  if (firstRun(timing, from) !== "none") return;

  const withoutEnd = endDate === undefined ? "none" : firstRun({ ...always, startDate }, from);
  const path = withoutEnd === "none" ? "startDate" : "endDate";
  const run = withoutEnd === "none" ? firstRun({ ...always, endDate }, from) : withoutEnd;
  if (typeof run === "string") return;
  const [wanted, fix] = path === "endDate" ? ["an end after", "a later end"] : ["a start before", "an earlier start"];
  problems.add(
    path,
    `expected ${wanted} the next run, ${localText(run)}, got ${show(timing[path])}; no run is left: ` +
      `give ${fix}, or remove the window`,
  );
}

function firstRun(timing: WindowTiming, from: Date): Occurrence | "none" | "not known" {
  const found = occurrences(timing, { from, count: 1 });
  return found.computable ? ([...found.runs][0] ?? "none") : "not known";
}

function datesOf({ startDate, endDate }: MaintenanceWindowModel): { readonly startDate?: string; endDate?: string } {
  return { startDate: known(startDate), endDate: known(endDate) };
}

function eachDate(window: MaintenanceWindowModel, visit: (path: string, reading: WindowDateReading) => void): void {
  for (const path of ["startDate", "endDate"] as const) {
    const date = known(window[path]);
    if (date !== undefined) visit(path, readWindowDate(date));
  }
}

function known(date: MaintenanceWindowModel["startDate"]): string | undefined {
  return typeof date === "string" ? date : undefined;
}
