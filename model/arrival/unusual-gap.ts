import type { Span } from "../deadlines/uncounted-days";
import { doneAt, type Opening, type OpenRun, openRuns } from "../patching/runs/open-runs";
import { localTime } from "../schedule/zones/local-time";
import { localMinute } from "../text/moments";
import { counted, joined } from "../text/wording";
import type { ArrivalOfRelease } from "./arrival";
import { aboutDays, DAY } from "./arrival-words";
import { median } from "./median";

/** The time without a run for which a patch waited, where it is longer than others are. */
export interface UnusualGap extends Span {
  /** The names of what opens at its two ends. */
  readonly before: readonly string[];
  readonly after: readonly string[];
  readonly usualMs: number;
}

/** What is looked at on both sides of it, to know what is usual. */
const HALF_A_YEAR = 183 * DAY;

/** Undefined where the runs are as far apart as they mostly are, or that is not known. */
export function unusualGap(
  openings: readonly Opening[],
  { released, installed }: Pick<ArrivalOfRelease, "released" | "installed">,
): UnusualGap | undefined {
  const [from, until] = [new Date(released.getTime() - HALF_A_YEAR), installed.getTime() + HALF_A_YEAR];
  const starts = (asked: readonly Opening[]) => openRuns(asked, from, until);
  const runs = starts(openings);
  const place = runs.findIndex((run) => doneAt(run) === installed.getTime());
  const [last, run] = [runs[place - 1], runs[place]];
  if (last === undefined || run === undefined) return undefined;
  const usualMs = median(runs.slice(1).map(({ start }, index) => start - (runs[index] as OpenRun).start));
  if (run.start - last.start < usualMs + DAY) return undefined;
  const namesAt = (moment: number) => [
    ...new Set(
      openings
        .filter((one) => starts([one]).some(({ start }) => start === moment))
        .flatMap(({ carrier }) => carrier ?? []),
    ),
  ];
  return {
    from: last.start,
    until: run.start,
    before: namesAt(last.start),
    after: namesAt(run.start),
    usualMs,
  };
}

/** `no run begins between Sun 2027-01-17 04:00 (Third) and Sun 2027-02-07 04:00 (First), which is 21 days, mostly 14` */
export function gapText({ from, until, before, after, usualMs }: UnusualGap, zone: string, ring?: string): string {
  const end = (at: number, names: readonly string[]) =>
    `${localMinute(localTime(new Date(at), zone).local)}${names.length === 0 ? "" : ` (${joined(names)})`}`;
  const days = `${counted(aboutDays(until - from), "day")}, mostly ${aboutDays(usualMs)}`;
  return `no run${ring === undefined ? "" : ` of ${ring}`} begins between ${end(from, before)} and ${end(until, after)}, which is ${days}`;
}
