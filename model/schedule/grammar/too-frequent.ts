import type { Notes } from "../notes/schedule-note";
import { dayNumber } from "../zones/date";
import { matchingDays } from "./matching-days";
import type { ParsedCron } from "./parsed-schedule";

/** Minutes. Systems Manager User Guide, "Cron and rate expressions": nothing faster is supported. */
export const SHORTEST_INTERVAL_MINUTES = 5;

/** Hours. The shortest duration a maintenance window can have (API model, MaintenanceWindowDurationHours). */
export const SHORTEST_DURATION_HOURS = 1;

const SECONDS_PER_DAY = 86_400;
/** Enough to meet two days in a row, if there are any: a day in February every fourth year included. */
const DAYS_LOOKED_AT = 1_500;

/** Times of day of a cron, in seconds after midnight, in order. */
export function timesOfDay({ hours, minutes, seconds }: ParsedCron): readonly number[] {
  return hours.flatMap((hour) =>
    minutes.flatMap((minute) => seconds.map((second) => hour * 3_600 + minute * 60 + second)),
  );
}

/** Notes a cron that runs more often than AWS supports, or than a window can be short. */
export function noteFrequency(cron: ParsedCron, notes: Notes, durationHours = SHORTEST_DURATION_HOURS): void {
  const seconds = shortestInterval(cron, durationHours * 3_600);
  if (seconds !== undefined) noteInterval(seconds / 60, notes, durationHours);
}

/** The same for the minutes between two runs, whatever the form of the schedule. */
export function noteInterval(minutes: number, notes: Notes, durationHours = SHORTEST_DURATION_HOURS): void {
  const got = minutes === Math.floor(minutes) ? `${minutes} min` : `${Math.round(minutes * 60)} s`;
  if (minutes < SHORTEST_INTERVAL_MINUTES) {
    notes.problem(
      "too-frequent",
      `expected at least ${SHORTEST_INTERVAL_MINUTES} min between two runs, got ${got}; AWS supports no shorter interval`,
    );
  } else if (minutes < durationHours * 60) {
    notes.warning(
      "shorter-than-duration",
      `expected at least the duration of ${durationHours} h between two runs, got ${got}; a run that begins while another is on is skipped`,
    );
  }
}

/** Seconds between the two nearest runs of a day; the night between two days counts where it is shorter than `below`. */
function shortestInterval(cron: ParsedCron, below: number): number | undefined {
  const times = timesOfDay(cron);
  const gaps = times.slice(1).map((time, index) => time - (times[index] ?? 0));
  const night = (times[0] ?? 0) + SECONDS_PER_DAY - (times[times.length - 1] ?? 0);
  if (night < below && hasDaysInARow(cron)) gaps.push(night);
  return gaps.length === 0 ? undefined : gaps.reduce((shortest, gap) => Math.min(shortest, gap));
}

function hasDaysInARow(cron: ParsedCron): boolean {
  let before: number | undefined;
  let looked = 0;
  for (const date of matchingDays(cron)) {
    const day = dayNumber(date);
    if (before !== undefined && day === before + 1) return true;
    before = day;
    looked += 1;
    if (looked > DAYS_LOOKED_AT) return false;
  }
  return false;
}
