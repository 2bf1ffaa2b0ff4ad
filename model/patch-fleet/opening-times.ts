import { runsFrom, whyNotComputable } from "../patching/runs/runs-from";
import type { InstallWindow } from "./install-stream";

/** One run of a window, in milliseconds since 1970. */
export interface Run {
  readonly start: number;
  readonly end: number;
}

/** Runs of one or more windows in the order of their starts, or why they cannot be computed. */
export type Runs = KnownRuns | { readonly because: string };

export interface KnownRuns {
  readonly list: readonly Run[];
  /** Set where there are more: nothing is known of what begins at this moment or later. */
  readonly knownUntil?: Date;
}

/** Runs of a window that are looked at: one an hour for more than three years. */
const MOST_RUNS = 30_000;
const HOUR = 3_600_000;
const LONGEST_RUN = 24 * HOUR;

/** Computes runs, and each window once, however many accounts have it. */
export class OpeningTimes {
  private readonly known = new Map<string, Runs>();

  constructor(
    private readonly from: Date,
    private readonly until: Date,
  ) {}

  public runsOf(windows: readonly InstallWindow[]): Runs {
    const key = JSON.stringify(windows);
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const runs = this.compute(windows);
    this.known.set(key, runs);
    return runs;
  }

  private compute(windows: readonly InstallWindow[]): Runs {
    const all: Run[] = [];
    let knownUntil: number | undefined;
    for (const { timing, hours, because } of windows) {
      if (because !== undefined) return { because };
      const found = runsFrom(timing, this.from);
      if (!found.computable) return { because: whyNotComputable(found.reason) };
      const until = this.until.getTime();
      const runs = found.runs.before(until, MOST_RUNS + 1);
      const next = runs[MOST_RUNS]?.instant.getTime() ?? found.runs.firstAfter(until - 1)?.instant.getTime();
      if (next !== undefined) knownUntil = Math.min(knownUntil ?? Number.POSITIVE_INFINITY, next, until);
      for (const { instant } of runs.slice(0, MOST_RUNS)) {
        all.push({ start: instant.getTime(), end: instant.getTime() + hours * HOUR });
      }
    }
    all.sort((a, b) => a.start - b.start);
    if (knownUntil === undefined) return { list: all };
    const end = knownUntil;
    return { list: all.filter(({ start }) => start < end), knownUntil: new Date(end) };
  }
}

/** The first run that begins after a moment, itself excluded: it surely installs what is approved then. */
export function firstAfter(runs: readonly Run[], moment: number): Run | undefined {
  return runs[indexAfter(runs, moment)];
}

/**
 * The first moment at which a node may install what is approved at a moment: that very moment where a window is open,
 * for nodes are worked on one after the other.
 */
export function firstChance(runs: readonly Run[], approved: number): number | undefined {
  const next = indexAfter(runs, approved);
  for (let index = next - 1; index >= 0; index--) {
    const run = runs[index] as Run;
    if (run.end > approved) return approved;
    if (run.start < approved - LONGEST_RUN) break;
  }
  return runs[next]?.start;
}

function indexAfter(runs: readonly Run[], moment: number): number {
  let low = 0;
  let high = runs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((runs[middle] as Run).start > moment) high = middle;
    else low = middle + 1;
  }
  return low;
}
