import { NUMBER_LIMITS } from "../../facts/limits";
import type { MaintenanceWindowModel } from "../../maintenance-window/maintenance-window-model";
import { parseSchedule, type ScheduleReading } from "../../schedule/grammar/parse-schedule";
import { checkScheduleOffset } from "../../schedule/grammar/schedule-offset";
import type { ScheduleFindings, ScheduleNote } from "../../schedule/notes/schedule-note";
import { addDays, calendarDateOf, dayNumber } from "../../schedule/zones/date";
import { checkTimeZone } from "../../schedule/zones/time-zone";
import { Memo } from "../../values/memo";
import type { Problems } from "../../values/problems";
import { defineCheck } from "../check/define-check";

export const windowSchedule = defineCheck({
  id: "PM320",
  severity: "error",
  on: "window",
  dependsOnDay: true,
  cause: "The schedule of a maintenance window is not one that AWS accepts, or never comes.",
  reason: "The provider checks nothing, so that only the apply fails; or the window would never open.",
  source: "maintenance window facts, A1, A2, A3, A4, A5 and A8",
  fix: 'Write it with Schedule, such as Schedule.weekly("SUN", "02:00"), or follow the message.',
  find: (window, { problems, today }) => {
    const reading = readingOf(window, today);
    if (reading?.ok === false) report("schedule", reading.problems, problems);
  },
});

export const windowScheduleDoubtful = defineCheck({
  id: "PM321",
  severity: "warning",
  on: "window",
  dependsOnDay: true,
  cause: "The schedule of a maintenance window is written in a way that AWS does not document, or hardly meant.",
  reason: "AWS's own texts disagree about it or say nothing, so that the window may open at another time.",
  source: "maintenance window facts, A2, A3, A4, A5 and A8",
  fix: "Write it in the documented way that the message offers.",
  find: (window, { problems, today }) => report("schedule", readingOf(window, today)?.warnings, problems),
});

export const windowScheduleOffset = defineCheck({
  id: "PM322",
  severity: "error",
  on: "window",
  dependsOnDay: true,
  cause: "The schedule offset of a maintenance window is out of range, or goes with no cron schedule.",
  reason: "It is a whole number of days from 1 to 6, added to the days of a cron expression only.",
  source: NUMBER_LIMITS.scheduleOffset.source,
  fix: "Leave it out, or choose another weekday of the month: TUE#3 comes a week after TUE#2.",
  find: (window, { problems, today }) => report("scheduleOffset", offsetOf(window, today)?.problems, problems),
});

export const windowScheduleOffsetIdle = defineCheck({
  id: "PM323",
  severity: "warning",
  on: "window",
  dependsOnDay: true,
  cause: "The schedule offset of a maintenance window has no effect.",
  reason: "Days added to a cron of every day give every day again.",
  source: "maintenance window facts, A6",
  fix: "Leave it out, or name certain days in the schedule.",
  find: (window, { problems, today }) => report("scheduleOffset", offsetOf(window, today)?.warnings, problems),
});

export const windowTimeZone = defineCheck({
  id: "PM324",
  severity: "error",
  on: "window",
  cause: "The time zone of a maintenance window is not in the IANA database.",
  reason: "The provider checks nothing, so that only the apply fails.",
  source: "SSM API model, MaintenanceWindowTimezone",
  fix: "Write the name of a place, such as Asia/Seoul, or UTC.",
  find: (window, { problems }) => report("scheduleTimezone", zoneOf(window)?.problems, problems),
});

export const windowTimeZoneDoubtful = defineCheck({
  id: "PM325",
  severity: "warning",
  on: "window",
  cause: "The time zone of a maintenance window is one of the old names that mislead, or in letters of another case.",
  reason:
    "Etc/GMT+9 lies nine hours behind UTC, and EST never changes its clocks; that AWS finds europe/paris is not documented.",
  source: "maintenance window facts, A6",
  fix: "Write the name of a place, as the IANA database writes it.",
  find: (window, { problems }) => report("scheduleTimezone", zoneOf(window)?.warnings, problems),
});

/** Several checks ask after each model, and many windows open at the same time. */
const READINGS = new Memo<ScheduleReading>(100);

function readingOf(window: MaintenanceWindowModel, now: Date): ScheduleReading | undefined {
  const { schedule } = window;
  if (typeof schedule !== "string") return undefined;
  const duration = hoursOf(window.duration);
  // The runs of a day of the schedule are over as many days later as the offset has.
  const today = addDays(calendarDateOf(now), -offsetDays(window));
  return READINGS.get(
    `${dayNumber(today)} ${duration} ${schedule}`,
    () => parseSchedule(schedule, { today, duration }),
    ({ ok }) => ok,
  );
}

/** An offset that no window has (PM322) says nothing about its schedule. */
function offsetDays({ scheduleOffset }: MaintenanceWindowModel): number {
  return typeof scheduleOffset === "number" && checkScheduleOffset(scheduleOffset).problems.length === 0
    ? scheduleOffset
    : 0;
}

function offsetOf(window: MaintenanceWindowModel, today: Date): ScheduleFindings | undefined {
  if (typeof window.scheduleOffset !== "number") return undefined;
  const reading = readingOf(window, today);
  return checkScheduleOffset(window.scheduleOffset, reading?.ok ? reading.schedule : undefined);
}

function zoneOf(window: MaintenanceWindowModel): ScheduleFindings | undefined {
  return typeof window.scheduleTimezone === "string" ? checkTimeZone(window.scheduleTimezone) : undefined;
}

/** A length that no window has (PM310) says nothing about its schedule. */
function hoursOf(duration: MaintenanceWindowModel["duration"]): number | undefined {
  const { max } = NUMBER_LIMITS.windowDuration;
  return typeof duration === "number" && duration > 0 && duration <= max ? duration : undefined;
}

export function report(path: string, notes: readonly ScheduleNote[] | undefined, problems: Problems): void {
  for (const { message } of notes ?? []) problems.add(path, message);
}
