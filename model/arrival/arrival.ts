import { millisecondsWithin, type Span } from "../deadlines/uncounted-days";
import { doneAt, type OpenRun } from "../patching/runs/open-runs";
import { median, medianWithin } from "./median";
import { type Reaching, runThatReaches } from "./reaching";

/** Milliseconds from a release to the end of a whole run after its approval: of the one that is over first. */
export interface Arrival {
  readonly worst: ArrivalOfRelease;
  /** The median over all releases that are looked at: as many take longer as take less. */
  readonly typicalMs: number;
}

/** One release, and the moment at which the patch has had its first chance on every node. */
export interface ArrivalOfRelease {
  readonly released: Date;
  readonly installed: Date;
  /** The clock of the window that installs. */
  readonly zone: string;
  /** How much of the time between does not count for a deadline. Absent: nothing. */
  readonly uncountedMs?: number;
}

/** For which releases an answer holds. */
export interface ReleasesLookedAt {
  /** `Patch Tuesday`: for those alone, and not for what is released out of band. Absent: for any release. */
  readonly releases?: string;
}

export type ArrivalAnswer =
  | ({ readonly arrives: "always" } & Arrival & ReleasesLookedAt)
  | { readonly arrives: "never"; readonly released: Date; readonly because: string };

export interface ArrivalQuestion {
  /** How patches of the kind get onto the nodes: whichever does so first. */
  readonly ways: readonly Reaching[];
  /** Runs after the approval that a node misses before one reaches it. */
  readonly missedRuns?: number;
  /** Releases in [from, until) are looked at. */
  readonly from: number;
  readonly until: number;
  /** The moments of release, in order. Undefined: any instant. */
  readonly releases?: readonly number[];
  /** Of known releases: whether each is superseded by the next one, so that it can no longer be installed. */
  readonly supersedes?: boolean;
  /** Times that do not count, in order: the worst release is that with the longest way beside them. */
  readonly uncounted?: readonly Span[];
}

/**
 * From release to installed, over all releases of a time.
 *
 * A patch that is released at t is approved at t and its delay, in blocks of 24 hours. A run that has begun by then may
 * have looked already, so that only those count that begin later, until their work is done. Seen over all
 * releases, that end stands still from one start to the next: the longest way is that of a patch which is approved just
 * as a run begins, or of the very first release. Source: maintenance window facts, D3.
 */
export function arrival(question: ArrivalQuestion): ArrivalAnswer {
  const { releases, from } = question;
  const looked = releases === undefined ? continuous(question) : discrete(question, releases);
  if ("missed" in looked) {
    const { released, because } = looked.missed;
    return { arrives: "never", released: new Date(released), because };
  }
  if (looked.worst === undefined) return { arrives: "never", released: new Date(from), because: "nothing is released" };
  const { released, run } = looked.worst;
  const worst = arrivalOfRelease(released, run, question.uncounted);
  return { arrives: "always", worst, typicalMs: looked.typicalMs };
}

export function arrivalOfRelease(released: number, run: OpenRun, uncounted: readonly Span[] = []): ArrivalOfRelease {
  const uncountedMs = uncountedOf(uncounted, released, run);
  return {
    released: new Date(released),
    installed: new Date(doneAt(run)),
    zone: run.zone ?? "UTC",
    ...(uncountedMs === 0 ? {} : { uncountedMs }),
  };
}

type Looked =
  | { readonly worst?: Longest; readonly typicalMs: number }
  /** A release that is never installed. */
  | { readonly missed: { readonly released: number; readonly because: string } };

interface Longest {
  readonly released: number;
  readonly run: OpenRun;
}

export const NO_RUN = "no run begins after its approval";
export const SUPERSEDED = "the next release supersedes it before its delay is over";

function uncountedOf(uncounted: readonly Span[], released: number, run: OpenRun): number {
  return millisecondsWithin(uncounted, { from: released, until: doneAt(run) });
}

function isLonger(
  { uncounted = [] }: ArrivalQuestion,
  released: number,
  run: OpenRun,
  worst: Longest | undefined,
): boolean {
  const lengthOf = (at: number, by: OpenRun) => doneAt(by) - at - uncountedOf(uncounted, at, by);
  return worst === undefined || lengthOf(released, run) > lengthOf(worst.released, worst.run);
}

/** Between two starts the end is the same, and the way shrinks with the release. */
function continuous(question: ArrivalQuestion): Looked {
  const { ways, missedRuns = 0, from, until } = question;
  const jumps = ways.flatMap(({ runs, waitMs }) => runs.map(({ start }) => start - waitMs));
  const ends = [...new Set(jumps.filter((moment) => moment > from && moment < until)), until].sort((a, b) => a - b);
  const lengths: Span[] = [];
  let worst: Longest | undefined;
  let begin = from;
  for (const end of ends) {
    const run = runThatReaches(ways, begin, missedRuns);
    if (run === undefined) return { missed: { released: begin, because: NO_RUN } };
    if (isLonger(question, begin, run, worst)) worst = { released: begin, run };
    lengths.push({ from: doneAt(run) - end, until: doneAt(run) - begin });
    begin = end;
  }
  return { worst, typicalMs: medianWithin(lengths) };
}

function discrete(question: ArrivalQuestion, releases: readonly number[]): Looked {
  const { ways, missedRuns = 0, supersedes = false } = question;
  const lengths: number[] = [];
  let worst: Longest | undefined;
  for (const [place, released] of releases.entries()) {
    const following = supersedes ? releases[place + 1] : undefined;
    const inTime = ways.filter(({ waitMs }) => following === undefined || released + waitMs < following);
    const run = runThatReaches(inTime, released, missedRuns);
    if (run === undefined) {
      const because = inTime.length < ways.length ? SUPERSEDED : NO_RUN;
      return { missed: { released, because } };
    }
    if (isLonger(question, released, run, worst)) worst = { released, run };
    lengths.push(doneAt(run) - released);
  }
  return { worst, typicalMs: median(lengths) };
}
