import { millisecondsWithin, type Span } from "../deadlines/uncounted-days";
import { type Opening, openRuns } from "../patching/runs/open-runs";
import { runsOnce } from "../schedule/grammar/parse-at";
import { readWindowDate } from "../schedule/grammar/window-dates";
import { localTime } from "../schedule/zones/local-time";
import { localMinute } from "../text/moments";
import { joined } from "../text/wording";
import type { ArrivalOfRelease } from "./arrival";

const DAY = 86_400_000;

/** When no window opens while a release waits, for each of them has ended or has not begun: a freeze, by their dates. */
export function closedSpans(
  openings: readonly Opening[],
  { released, installed }: Pick<ArrivalOfRelease, "released" | "installed">,
): readonly Span[] {
  const byDates = openings
    .filter(({ timing }) => !runsOnce(timing.schedule))
    .map(({ timing: { startDate, endDate } }) => ({
      from: momentOf(startDate) ?? Number.NEGATIVE_INFINITY,
      until: momentOf(endDate) ?? Number.POSITIVE_INFINITY,
    }))
    .sort(earlierFirst);
  const [first] = byDates;
  if (first === undefined) return [];
  // What opens once is over long before its dates are.
  const once = openings.filter(({ timing }) => runsOnce(timing.schedule));
  const byRuns = openRuns(once, new Date(0), installed.getTime()).map(({ start, end }) => ({
    from: start,
    until: end,
  }));
  const closed: Span[] = [];
  let end = first.until;
  for (const { from, until } of [...byDates, ...byRuns].sort(earlierFirst)) {
    // Where one window takes over from another, a second lies between them, and no freeze.
    if (from - end >= DAY) closed.push({ from: end, until: from });
    end = Math.max(end, until);
  }
  const wait = { from: released.getTime(), until: installed.getTime() };
  return closed.filter((span) => millisecondsWithin([span], wait) > 0);
}

/** `no window is open from Mon 2026-12-14 00:00 to Mon 2027-01-04 00:00` */
export function closedText(spans: readonly Span[], zone: string): string {
  const moment = (at: number) => localMinute(localTime(new Date(at), zone).local);
  return `no window is open ${joined(spans.map(({ from, until }) => `from ${moment(from)} to ${moment(until)}`))}`;
}

function earlierFirst(one: Span, other: Span): number {
  return one.from - other.from;
}

function momentOf(date: string | undefined): number | undefined {
  return date === undefined ? undefined : readWindowDate(date).instant?.getTime();
}
