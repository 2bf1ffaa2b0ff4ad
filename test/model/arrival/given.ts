import type { ArrivalAnswer } from "../../../model/arrival/arrival";
import type { OpenRun } from "../../../model/patching/runs/open-runs";
import { occurrences } from "../../../model/schedule/runs/occurrences";

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;
const FROM = Date.parse("2026-11-23T00:00:00Z");

export const days = (answer: ArrivalAnswer) =>
  answer.arrives === "always"
    ? {
        worst: (answer.worst.installed.getTime() - answer.worst.released.getTime()) / DAY,
        typical: answer.typicalMs / DAY,
      }
    : answer.because;

export const runsOf = (schedule: string, hours: number, scheduleTimezone = "UTC", count = 200): readonly OpenRun[] => {
  const found = occurrences({ schedule, scheduleTimezone }, { from: new Date(FROM), count });
  if (!found.computable) throw new Error("expected a schedule that can be computed");
  return [...found.runs].map(({ instant }) => ({ start: instant.getTime(), end: instant.getTime() + hours * HOUR }));
};

export const year = { from: FROM, until: FROM + 365 * DAY };

/** Whether at most half of some lengths are below a median, and at most half above it, to a quarter of an hour. */
export function isMedianOf(lengths: readonly number[], median: number): boolean {
  const below = lengths.filter((length) => length < median - HOUR / 4).length;
  const above = lengths.filter((length) => length > median + HOUR / 4).length;
  return Math.max(below, above) <= lengths.length / 2;
}
