import { isUncertain, type ScheduleProblem, type ScheduleWarning } from "../notes/schedule-note";
import { checkTimeZone } from "../zones/time-zone";
import { parseSchedule } from "./parse-schedule";
import type { ParsedSchedule } from "./parsed-schedule";
import { checkScheduleOffset } from "./schedule-offset";
import { checkWindowDates, readWindowDate } from "./window-dates";
import { DEFAULT_TIME_ZONE, type WindowTiming } from "./window-timing";

/** A window's timing, understood. */
export interface ReadTiming {
  readonly schedule: ParsedSchedule;
  readonly zone: string;
  /** Days, 0 for none. */
  readonly offset: number;
  readonly start?: Date;
  readonly end?: Date;
  /** Warnings about what was read in one of several ways. */
  readonly uncertain: readonly ScheduleWarning[];
}

export type TimingReading =
  | { readonly ok: true; readonly timing: ReadTiming }
  | { readonly ok: false; readonly property: keyof WindowTiming; readonly problem: ScheduleProblem };

/** Reads a timing as far as runs can be computed from it, or tells the first reason why they cannot. */
export function readTiming(timing: WindowTiming): TimingReading {
  const { schedule, scheduleTimezone = DEFAULT_TIME_ZONE, scheduleOffset, startDate, endDate } = timing;
  const reading = parseSchedule(schedule);
  if (!reading.ok) return failure("schedule", reading.problems);
  const zone = checkTimeZone(scheduleTimezone);
  if (zone.problems.length > 0) return failure("scheduleTimezone", zone.problems);
  const offset = scheduleOffset === undefined ? undefined : checkScheduleOffset(scheduleOffset, reading.schedule);
  if (offset !== undefined && offset.problems.length > 0) return failure("scheduleOffset", offset.problems);
  const start = startDate === undefined ? undefined : readWindowDate(startDate);
  if (start !== undefined && start.instant === undefined) return failure("startDate", start.problems);
  const end = endDate === undefined ? undefined : readWindowDate(endDate);
  if (end !== undefined && end.instant === undefined) return failure("endDate", end.problems);
  const order = checkWindowDates({ startDate, endDate });
  if (order.problems.length > 0) return failure("endDate", order.problems);
  return {
    ok: true,
    timing: {
      schedule: reading.schedule,
      zone: scheduleTimezone,
      offset: scheduleOffset ?? 0,
      start: start?.instant,
      end: end?.instant,
      uncertain: [...reading.warnings, ...(start?.warnings ?? []), ...(end?.warnings ?? [])].filter(isUncertain),
    },
  };
}

function failure(property: keyof WindowTiming, [problem]: readonly ScheduleProblem[]): TimingReading {
  if (problem === undefined) throw new RangeError(`expected a problem of ${property}`);
  return { ok: false, property, problem };
}
