import { parseCalendarDate } from "../values/parse-date";

/** Days that a deadline does not count, such as a freeze of changes: in UTC, from the beginning of `from` on. */
export interface UncountedDays {
  /** `YYYY-MM-DD`. */
  readonly from: string;
  /** The first day that counts again. */
  readonly until: string;
}

const DAY = 86_400_000;
/** A deadline that leaves out more than a season at once promises nothing. */
export const MOST_UNCOUNTED = 92;

/** Days at once that are none or more than may be: of entries that adjoin, all together. */
export function wrongDaysIn(days: readonly UncountedDays[]): UncountedDays | undefined {
  const most = MOST_UNCOUNTED * DAY;
  const wrong = uncountedSpans(days).find(({ from, until }) => until <= from || until - from > most);
  return wrong && { from: dayOf(wrong.from), until: dayOf(wrong.until) };
}

function dayOf(moment: number): string {
  return new Date(moment).toISOString().slice(0, 10);
}

/** A time in milliseconds since 1970, its end excluded. */
export interface Span {
  readonly from: number;
  readonly until: number;
}

/** The same as times, in order and none of them in another one. Those that are no days are passed over. */
export function uncountedSpans(days: readonly UncountedDays[]): readonly Span[] {
  const spans: Span[] = [];
  const read = days.flatMap(({ from, until }) => {
    const [first, end] = [parseCalendarDate(from)?.getTime(), parseCalendarDate(until)?.getTime()];
    return first === undefined || end === undefined ? [] : [{ from: first, until: end }];
  });
  for (const span of read.sort((one, other) => one.from - other.from)) {
    const last = spans.at(-1);
    if (last === undefined || span.from > last.until) spans.push(span);
    else spans[spans.length - 1] = { from: last.from, until: Math.max(last.until, span.until) };
  }
  return spans;
}

/** How much of a time lies in some others. */
export function millisecondsWithin(spans: readonly Span[], { from, until }: Span): number {
  return spans.reduce((sum, one) => sum + Math.max(0, Math.min(until, one.until) - Math.max(from, one.from)), 0);
}

/** Whether all days of an entry are among others. */
export function lieWithin(entry: UncountedDays, others: readonly UncountedDays[]): boolean {
  const spans = uncountedSpans(others);
  return uncountedSpans([entry]).every((span) => millisecondsWithin(spans, span) === span.until - span.from);
}

/** The days of some entries that are in no other ones. */
export function daysBeyond(days: readonly UncountedDays[], others: readonly UncountedDays[]): readonly UncountedDays[] {
  const cut = (spans: readonly Span[], { from, until }: Span) =>
    spans.flatMap((span) => [
      { from: span.from, until: Math.min(span.until, from) },
      { from: Math.max(span.from, until), until: span.until },
    ]);
  return uncountedSpans(others)
    .reduce((left, other) => cut(left, other).filter(({ from, until }) => from < until), uncountedSpans(days))
    .map(({ from, until }) => ({ from: dayOf(from), until: dayOf(until) }));
}

/**
 * What does not count where further days do not: entries that lie in these give way to them. Undefined where that is
 * more at once than may be.
 */
export function leavingOutAlso(
  known: readonly UncountedDays[],
  further: readonly UncountedDays[],
): readonly UncountedDays[] | undefined {
  const all = [...known.filter((entry) => !lieWithin(entry, further)), ...further];
  return wrongDaysIn(all) === undefined ? all : undefined;
}

/** `exceptDuring: [{ from: "2026-12-14", until: "2027-01-04" }] in patchWithin`: as it is typed. */
export function exceptDuringText(days: readonly UncountedDays[]): string {
  return `exceptDuring: ${typedDays(days)} in patchWithin`;
}

/** `[{ from: "2026-12-14", until: "2027-01-04" }]` */
export function typedDays(days: readonly UncountedDays[]): string {
  return `[${days.map(({ from, until }) => `{ from: "${from}", until: "${until}" }`).join(", ")}]`;
}

/** `2026-12-14 through 2027-01-03 are counted here, and not by the deadline`: below a table of days. */
export function notCountedText(days: readonly UncountedDays[]): string {
  return `${uncountedText(days)} are counted here, and not by the deadline`;
}

/** `2026-12-14 through 2027-01-03`: the last day that is left out, for `to 2027-01-04` reads as if that one were too. */
export function uncountedText(days: readonly UncountedDays[]): string {
  return days
    .map(({ from, until }) => {
      const end = parseCalendarDate(until)?.getTime();
      const last = end === undefined ? until : dayOf(end - DAY);
      return last === from ? from : `${from} through ${last}`;
    })
    .join(", ");
}
