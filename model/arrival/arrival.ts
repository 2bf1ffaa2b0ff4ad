import type { OpenRun } from "./open-runs";

/** Milliseconds from a release to the end of the first whole run after its approval. */
export interface Arrival {
  readonly worst: ArrivalOfRelease;
  /** The mean over all releases that are looked at. */
  readonly typicalMs: number;
}

/** One release, and the moment at which the patch has had its first chance on every node. */
export interface ArrivalOfRelease {
  readonly released: Date;
  readonly installed: Date;
}

export type ArrivalAnswer =
  | ({ readonly arrives: "always" } & Arrival)
  | { readonly arrives: "never"; readonly released: Date; readonly because: string };

export interface ArrivalQuestion {
  /** In the order of their starts. */
  readonly runs: readonly OpenRun[];
  /** How long after its release a patch is approved. */
  readonly waitMs: number;
  /** Releases in [from, until) are looked at. */
  readonly from: number;
  readonly until: number;
  /** The moments of release, in order. Undefined: any instant. */
  readonly releases?: readonly number[];
}

/**
 * From release to installed, over all releases of a time.
 *
 * A patch that is released at t is approved at t and its delay, in blocks of 24 hours. A run that has begun by then may
 * have looked already, so that the first run that begins later counts, and it may work until its end. Seen over all
 * releases, that end stands still from one start to the next: the longest way is that of a patch which is approved just
 * as a run begins, or of the very first release. Source: maintenance window facts, D3.
 */
export function arrival({ runs, waitMs, from, until, releases }: ArrivalQuestion): ArrivalAnswer {
  const looked = releases === undefined ? continuous(runs, waitMs, from, until) : discrete(runs, waitMs, releases);
  if (looked.missed !== undefined) {
    return { arrives: "never", released: new Date(looked.missed), because: "no run begins after its approval" };
  }
  if (looked.worst === undefined) return { arrives: "never", released: new Date(from), because: "nothing is released" };
  const { released, installed } = looked.worst;
  return {
    arrives: "always",
    worst: { released: new Date(released), installed: new Date(installed) },
    typicalMs: looked.sum / looked.weight,
  };
}

interface Looked {
  readonly worst?: { readonly released: number; readonly installed: number };
  readonly sum: number;
  readonly weight: number;
  /** A release that is never installed. */
  readonly missed?: number;
}

/** Between two starts the end is the same, and the way shrinks with the release: its mean is that of the middle. */
function continuous(runs: readonly OpenRun[], wait: number, from: number, until: number): Looked {
  let worst: Looked["worst"];
  let sum = 0;
  let begin = from;
  for (const run of runs) {
    const end = Math.min(run.start - wait, until);
    if (end <= begin) continue;
    const longest = run.end - begin;
    if (worst === undefined || longest > worst.installed - worst.released)
      worst = { released: begin, installed: run.end };
    sum += (end - begin) * (run.end - (begin + end) / 2);
    begin = end;
    if (begin >= until) return { worst, sum, weight: until - from };
  }
  return { sum, weight: 1, missed: begin };
}

function discrete(runs: readonly OpenRun[], wait: number, releases: readonly number[]): Looked {
  let worst: Looked["worst"];
  let sum = 0;
  let next = 0;
  for (const released of releases) {
    while (runs[next] !== undefined && (runs[next] as OpenRun).start <= released + wait) next++;
    const run = runs[next];
    if (run === undefined) return { sum, weight: 1, missed: released };
    if (worst === undefined || run.end - released > worst.installed - worst.released) {
      worst = { released, installed: run.end };
    }
    sum += run.end - released;
  }
  return { worst, sum, weight: Math.max(1, releases.length) };
}
