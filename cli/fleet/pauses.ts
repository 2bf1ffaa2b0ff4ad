import { momentOfDate } from "../../model/schedule/grammar/window-dates";
import { DEFAULT_TIME_ZONE, type WindowTiming } from "../../model/schedule/grammar/window-timing";
import { describeWindowDate } from "../../model/schedule/words/describe-window-dates";

const DAY = 86_400_000;

/** `, closed from Mon 2026-12-14 until Mon 2027-01-04`: change freezes, as the dates of windows on one schedule make them. */
export function pausesText(timings: readonly (WindowTiming | undefined)[], today: Date): string {
  const periods = timings
    .flatMap((timing) => timing ?? [])
    .map(({ startDate, endDate, scheduleTimezone: zone = DEFAULT_TIME_ZONE }) => ({
      startDate,
      endDate,
      zone,
      from: momentOfDate(startDate) ?? Number.NEGATIVE_INFINITY,
      until: momentOfDate(endDate) ?? Number.POSITIVE_INFINITY,
    }))
    .sort((one, other) => one.from - other.from);
  let [last] = periods;
  let text = "";
  for (const period of periods.slice(1)) {
    const { startDate, from, until, zone } = period;
    // Where one window takes over from another, a second lies between them, and no freeze.
    if (last?.endDate !== undefined && startDate !== undefined && from - last.until >= DAY && from > today.getTime()) {
      text += `, closed from ${describeWindowDate(last.endDate, zone)} until ${describeWindowDate(startDate, zone)}`;
    }
    if (last === undefined || until > last.until) last = period;
  }
  return text;
}
