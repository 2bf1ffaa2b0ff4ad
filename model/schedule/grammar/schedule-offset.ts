import { NUMBER_LIMITS } from "../../facts/limits";
import { show } from "../../text/wording";
import { Notes, type ScheduleFindings } from "../notes/schedule-note";
import type { ParsedSchedule } from "./parsed-schedule";

/** Days. API model, MaintenanceWindowOffset. */
export const SCHEDULE_OFFSET_LIMIT = NUMBER_LIMITS.scheduleOffset;

/**
 * What is wrong with a `scheduleOffset`, also beside its schedule, where that one could be read.
 */
export function checkScheduleOffset(offset: number, schedule?: ParsedSchedule): ScheduleFindings {
  const notes = new Notes();
  const { min, max } = SCHEDULE_OFFSET_LIMIT;
  if (!Number.isInteger(offset) || offset < min || offset > max) {
    const fix =
      offset === 0 ? "leave it out for no offset" : "a week later is the next weekday of the month: TUE#3 for TUE#2";
    notes.problem("offset-range", `expected a whole number of days from ${min} to ${max}, got ${show(offset)}; ${fix}`);
  }
  if (schedule !== undefined && schedule.kind !== "cron") {
    const fix = schedule.kind === "at" ? "move the date of at(…)" : "move the start date";
    notes.problem("offset-not-cron", `expected an offset with cron(…) only, got one with ${schedule.kind}(…); ${fix}`);
  }
  if (schedule?.kind === "cron" && schedule.days.by === "every-day") {
    notes.warning(
      "offset-without-effect",
      `expected an offset with certain days, got one with a cron of every day; leave it out, the days stay the same`,
    );
  }
  return notes;
}
