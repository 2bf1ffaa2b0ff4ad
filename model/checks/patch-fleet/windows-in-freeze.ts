import type { Span, UncountedDays } from "../../deadlines/uncounted-days";
import type { ChangeOfWindows } from "../../patch-fleet/fleet-change";
import type { Opening } from "../../patching/runs/open-runs";
import { runsOnce } from "../../schedule/grammar/parse-at";
import { momentOfDate } from "../../schedule/grammar/window-dates";
import { DEFAULT_TIME_ZONE } from "../../schedule/grammar/window-timing";
import { onClock, WholeDay } from "../../schedule/zones/whole-day";
import { isOfWindow } from "./window-moves";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Lets what ends at the beginning of a freeze go on until its end, as if the other half of it had begun before. */
export function goingOnThrough({ from }: Span): ChangeOfWindows {
  return (openings) =>
    openings.map((one) => {
      const { endDate, ...timing } = one.timing;
      return isOfWindow(one) && momentOfDate(endDate) === from ? { ...one, timing } : one;
    });
}

/** The same of what ends in a freeze on any clock, and for the last run before it. */
export function openThrough({ from, until }: Span): ChangeOfWindows {
  return (openings) =>
    openings.map((one) => {
      const { endDate, ...timing } = one.timing;
      const end = momentOfDate(endDate);
      const isEnded = end !== undefined && end >= from - 2 * DAY && end < until;
      return isOfWindow(one) && isEnded && !runsOnce(timing.schedule) ? { ...one, timing } : one;
    });
}

/** Lets nothing open in a freeze: what opens before it ends with its beginning, and goes on after it. */
export function restingIn({ from, until }: Span): ChangeOfWindows {
  return (openings) =>
    openings.flatMap((one): readonly Opening[] => {
      const { timing } = one;
      if (!isOfWindow(one) || runsOnce(timing.schedule)) return [one];
      const start = momentOfDate(timing.startDate) ?? Number.NEGATIVE_INFINITY;
      const end = momentOfDate(timing.endDate) ?? Number.POSITIVE_INFINITY;
      if (end <= from || start >= until) return [one];
      const before = { ...one, timing: { ...timing, endDate: new Date(from).toISOString() } };
      const after = { ...one, timing: { ...timing, startDate: new Date(until).toISOString() } };
      return [...(start < from ? [before] : []), ...(end > until ? [after] : [])];
    });
}

/** The same on days of each window's own clock, as a change freeze has them: no run before them reaches into them. */
export function restingOn(days: UncountedDays): ChangeOfWindows {
  return (openings) =>
    openings.flatMap((one) => {
      const { from, until } = onClockOf(one, days);
      return restingIn({ from: from - one.hours * HOUR, until })([one]);
    });
}

/** Whether none of the windows that open again and again is open on some days. */
export function areClosedOn(openings: readonly Opening[], days: UncountedDays): boolean {
  return openings
    .filter((one) => isOfWindow(one) && !runsOnce(one.timing.schedule))
    .every((one) => {
      const { from, until } = onClockOf(one, days);
      const [start = from - 1, end = until + 1] = [one.timing.startDate, one.timing.endDate].map(momentOfDate);
      return start >= until || end <= from;
    });
}

function onClockOf(
  { timing: { scheduleTimezone = DEFAULT_TIME_ZONE } }: Opening,
  { from, until }: UncountedDays,
): Span {
  const midnight = (day: string) => onClock(new WholeDay(day), scheduleTimezone).getTime();
  return { from: midnight(from), until: midnight(until) };
}
