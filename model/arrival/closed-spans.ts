import { millisecondsWithin, type Span, type UncountedDays } from "../deadlines/uncounted-days";
import { type Opening, openRuns } from "../patching/runs/open-runs";
import { runsOnce } from "../schedule/grammar/parse-at";
import { momentOfDate, restsBetween } from "../schedule/grammar/window-dates";
import { localTime } from "../schedule/zones/local-time";
import { localMinute } from "../text/moments";
import { joined } from "../text/wording";
import type { ArrivalOfRelease } from "./arrival";

/** A time in which no window opens, with the names of those that end before it and begin after it. */
export interface ClosedSpan extends Span {
  readonly ended: readonly string[];
  readonly begin: readonly string[];
}

/** When no window opens while a release waits, for each of them has ended or has not begun: a freeze, by their dates. */
export function closedSpans(
  openings: readonly Opening[],
  { released, installed }: Pick<ArrivalOfRelease, "released" | "installed">,
): readonly ClosedSpan[] {
  const byDates = openings
    .filter(({ timing }) => !runsOnce(timing.schedule))
    .map(({ timing: { startDate, endDate }, carrier }) => ({
      from: momentOfDate(startDate) ?? Number.NEGATIVE_INFINITY,
      until: momentOfDate(endDate) ?? Number.POSITIVE_INFINITY,
      carrier,
    }))
    .sort(earlierFirst);
  const [first] = byDates;
  if (first === undefined) return [];
  // What opens once is over long before its dates are.
  const byRuns = openings
    .filter(({ timing }) => runsOnce(timing.schedule))
    .flatMap((once) =>
      openRuns([once], new Date(0), installed.getTime()).map(({ start, end }) => ({
        from: start,
        until: end,
        carrier: once.carrier,
      })),
    );
  const open = [...byDates, ...byRuns].sort(earlierFirst);
  const named = (isMeant: (one: Span) => boolean) => [
    ...new Set(open.filter(isMeant).flatMap(({ carrier }) => carrier ?? [])),
  ];
  const closed: ClosedSpan[] = [];
  let end = first.until;
  for (const { from, until } of open) {
    if (restsBetween(end, from)) {
      const [before, after] = [end, from];
      const ended = named((one) => one.until === before);
      closed.push({ from: before, until: after, ended, begin: named((one) => one.from === after) });
    }
    end = Math.max(end, until);
  }
  const wait = { from: released.getTime(), until: installed.getTime() };
  return closed.filter((span) => millisecondsWithin([span], wait) > 0);
}

/**
 * `no window is open from Mon 2026-12-14 00:00 to Mon 2027-01-04 00:00 (Before ends, After begins)`
 *
 * @param ring - of a fleet, whose windows are meant
 */
export function closedText(spans: readonly ClosedSpan[], zone: string, ring?: string): string {
  const moment = (at: number) => localMinute(localTime(new Date(at), zone).local);
  const each = spans.map(({ from, until, ended, begin }) => {
    const names = [
      ...(ended.length === 0 ? [] : [`${joined(ended)} ${ended.length === 1 ? "ends" : "end"}`]),
      ...(begin.length === 0 ? [] : [`${joined(begin)} ${begin.length === 1 ? "begins" : "begin"}`]),
    ];
    return `from ${moment(from)} to ${moment(until)}${names.length === 0 ? "" : ` (${names.join(", ")})`}`;
  });
  return `no window${ring === undefined ? "" : ` of ${ring}`} is open ${joined(each)}`;
}

/** The days of such times, by a clock. */
export function closedDays(spans: readonly Span[], zone: string): readonly UncountedDays[] {
  const day = (at: number) => localTime(new Date(at), zone).local.slice(0, 10);
  return spans.map(({ from, until }) => ({ from: day(from), until: day(until) }));
}

function earlierFirst(one: Span, other: Span): number {
  return one.from - other.from;
}
