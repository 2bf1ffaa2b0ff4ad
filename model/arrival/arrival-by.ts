import { type UncountedDays, uncountedSpans } from "../deadlines/uncounted-days";
import type { PatchBaselineModel } from "../patch-baseline/patch-baseline-model";
import { type Opening, type OpenRun, openRuns } from "../patching/runs/open-runs";
import { RELEASE_DAYS, releaseMoments, releasesProved } from "../releases/release-calendar";
import { Memo } from "../values/memo";
import { type Arrival, type ArrivalAnswer, type ArrivalOfRelease, arrival, type ReleasesLookedAt } from "./arrival";
import type { Reaching } from "./reaching";
import { type Releases, releasesOfBaseline } from "./releases-of-baseline";
import { APPROVED_BY_NO_RULE, earliestOf, type PatchesAsked, type WaitsOfKind, waitsByEach } from "./waits";

/** How long patches take to be on every node of a group. */
export type ArrivalOfPatches =
  | ({ readonly arrives: "always" } & Arrival & ReleasesLookedAt)
  | { readonly arrives: "never"; readonly because: string }
  | {
      readonly arrives: "not known";
      readonly because: string;
      /** The day of the lock, where it is the next promotion that decides. */
      readonly lockedUntil?: string;
    };

/** What is asked of a node beside that a run has worked on it. */
export interface ArrivalTerms {
  /**
   * Runs that a node misses after the approval of a patch.
   *
   * @default 0
   */
  readonly missedRuns?: number;
  /**
   * Whether the node must have been rebooted as well, where the patch asks for it: runs with NoReboot do not count.
   *
   * @default false
   */
  readonly inForce?: boolean;
  /** Days that do not count. */
  readonly exceptDuring?: readonly UncountedDays[];
}

/** Which patches are asked about, and what of them. */
export interface AskedPatches extends ArrivalTerms, PatchesAsked {}

/** When what a baseline approves is installed. */
export interface OpeningsByBaseline {
  readonly baseline: PatchBaselineModel;
  readonly openings: readonly Opening[];
}

/** After how many days patches are approved that are installed at given times. */
export interface OpeningsAfterWait {
  readonly waitDays: number;
  readonly openings: readonly Opening[];
}

const DAY = 86_400_000;
/** The longest delay that AWS takes, and a year for a window that seldom runs. */
const AFTERWARDS = 730;
const ANSWERS = new Memo<ArrivalAnswer>(2000);

/**
 * How long patches take that several baselines approve: each kind by the baseline that brings it first.
 *
 * @param never - what is answered of a kind that never arrives, and whether a rule approves it at all
 */
export function arrivalBy(
  installing: readonly OpeningsByBaseline[],
  from: Date,
  asked: AskedPatches = {},
  never = (because: string, _isApproved: boolean): ArrivalOfPatches => ({ arrives: "never", because }),
): ArrivalOfPatches {
  const releases = releasesOfAll(installing);
  if (typeof releases === "string") return { arrives: "not known", because: releases };
  const kinds = waitsByEach(
    installing.map(({ baseline }) => baseline),
    asked,
  );
  if (typeof kinds === "string") return { arrives: "not known", because: kinds };
  if (kinds.length === 0) return never(APPROVED_BY_NO_RULE, false);
  return slowestOf(
    kinds.map((waits): ArrivalOfPatches => {
      const ways = waitingFor(installing, waits);
      if (ways.length > 0) {
        const found = arrivalAfter(ways, from, releases, asked);
        return found.arrives === "always" ? found : never(found.because, true);
      }
      const { days: arrives, ...why } = earliestOf(waits);
      if (arrives === "never" && "because" in why) return never(why.because, false);
      return { arrives, ...why } as ArrivalOfPatches;
    }),
  );
}

/** The ways of one kind of patches, as far as it is known how long it waits for them. */
function waitingFor(installing: readonly OpeningsByBaseline[], waits: WaitsOfKind): readonly OpeningsAfterWait[] {
  return installing.flatMap(({ openings }, place): readonly OpeningsAfterWait[] => {
    const days = waits[place]?.days;
    return typeof days === "number" ? [{ openings, waitDays: days }] : [];
  });
}

/** How patches get onto the nodes, for each kind that waits in its own way; undefined where that is not known. */
export function reachingBy(
  installing: readonly OpeningsByBaseline[],
  from: Date,
  asked: AskedPatches = {},
): readonly (readonly Reaching[])[] | undefined {
  const kinds = waitsByEach(
    installing.map(({ baseline }) => baseline),
    asked,
  );
  if (typeof kinds === "string") return undefined;
  const found = kinds.map((waits) => reachingAfter(waitingFor(installing, waits), from));
  return found.length === 0 || found.some((ways) => ways.length === 0) ? undefined : found;
}

/** How long patches take that are approved after so many days. */
export function arrivalAfter(
  ways: readonly OpeningsAfterWait[],
  moment: Date,
  { calendar, areCumulative }: Releases,
  { missedRuns = 0, exceptDuring }: ArrivalTerms = {},
): ArrivalAnswer {
  const from = moment.getTime();
  const question = JSON.stringify([ways, from, calendar, areCumulative, missedRuns, exceptDuring]);
  return ANSWERS.get(question, () => {
    const until = from + RELEASE_DAYS * DAY;
    const releases = releaseMoments(calendar, from, until);
    const known = releases === undefined ? {} : { releases, supersedes: areCumulative };
    const uncounted = exceptDuring === undefined ? {} : { uncounted: uncountedSpans(exceptDuring) };
    const found = arrival({ ways: reachingAfter(ways, moment), missedRuns, from, until, ...known, ...uncounted });
    const name = releasesProved(calendar);
    return found.arrives === "never" || name === undefined ? found : { ...found, releases: name };
  });
}

function reachingAfter(ways: readonly OpeningsAfterWait[], from: Date): readonly Reaching[] {
  return ways.map(({ openings, waitDays }) => ({ runs: runsLookedAt(openings, from), waitMs: waitDays * DAY }));
}

/** Every run for as long as arrivals are looked at; none where some are not known. */
export function runsLookedAt(openings: readonly Opening[], from: Date): readonly OpenRun[] {
  return openRuns(openings, from, from.getTime() + (RELEASE_DAYS + AFTERWARDS) * DAY);
}

/** When the patches of all of them are released; a text where they do not agree. */
export function releasesOfAll(installing: readonly Pick<OpeningsByBaseline, "baseline">[]): Releases | string {
  const [first, ...others] = installing.map(({ baseline }) => releasesOfBaseline(baseline));
  if (first === undefined) return "by which baseline they are installed is not known";
  const isOther = others.some((one) => JSON.stringify(one) !== JSON.stringify(first));
  return isOther ? "its baselines name different days of release" : first;
}

/** What is not known counts before what never arrives, and that before the longest way. */
export function slowestOf(answers: readonly ArrivalOfPatches[]): ArrivalOfPatches {
  return (
    answers.find(({ arrives }) => arrives === "not known") ??
    answers.find(({ arrives }) => arrives === "never") ??
    answers.reduce<ArrivalOfPatches | undefined>(
      (slowest, one) => (slowest === undefined || lengthOf(one) > lengthOf(slowest) ? one : slowest),
      undefined,
    ) ?? { arrives: "never", because: APPROVED_BY_NO_RULE }
  );
}

/** Milliseconds that count from the worst release to its arrival; 0 where there is none. */
export function lengthOf(answer: ArrivalOfPatches): number {
  return answer.arrives === "always" ? countedMs(answer.worst) : 0;
}

export function countedMs({ released, installed, uncountedMs = 0 }: ArrivalOfRelease): number {
  return installed.getTime() - released.getTime() - uncountedMs;
}
