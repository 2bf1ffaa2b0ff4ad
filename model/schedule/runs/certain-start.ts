import { DEFAULT_TIME_ZONE, type WindowTiming } from "../grammar/window-timing";
import { zoneClock } from "../zones/zone-clock";
import { type Occurrence, occurrences } from "./occurrences";

const MS_PER_DAY = 86_400_000;
/** The timing alone decides, whenever the window is made. */
const LONG_AGO = new Date(0);

/**
 * The midnight of the cron day of the first run from a moment on, where that day lies before the moment: AWS leaves out a
 * run whose cron day had passed when the window was made, and does not say whether a start date between the two does so,
 * too. Undefined: the run is certain, or others would take place from that midnight on.
 */
export function certainStart(
  timing: WindowTiming,
  from: Date,
): { readonly start: Date; readonly run: Occurrence } | undefined {
  const { scheduleOffset = 0, scheduleTimezone = DEFAULT_TIME_ZONE, startDate: _, ...always } = timing;
  if (scheduleOffset === 0) return undefined;
  const firstFrom = (moment: Date) => {
    const found = occurrences(
      { ...always, scheduleOffset, scheduleTimezone },
      { from: moment, createdAt: LONG_AGO, count: 1 },
    );
    return found.computable ? [...found.runs][0] : undefined;
  };
  const run = firstFrom(from);
  if (run === undefined) return undefined;
  const clock = zoneClock(scheduleTimezone);
  const cronRun = Date.parse(`${run.local}Z`) - scheduleOffset * MS_PER_DAY;
  if (clock.read(cronRun).instant >= from) return undefined;
  const start = clock.read(cronRun - (cronRun % MS_PER_DAY)).instant;
  return firstFrom(start)?.instant.getTime() === run.instant.getTime() ? { start, run } : undefined;
}
