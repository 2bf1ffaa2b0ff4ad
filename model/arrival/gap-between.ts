import { doneAt } from "../patching/runs/open-runs";
import { type Reaching, runThatReaches } from "./reaching";

/** How patches reach some nodes, by kinds that wait alike: each by whichever way is first, all of them by the last. */
export type ReachingOfKinds = readonly (readonly Reaching[])[];

/** How long after some nodes others have a patch, over all releases of a time. */
export interface Gap {
  readonly leastMs: number;
  readonly mostMs: number;
}

interface Releases {
  /** Releases in [from, until) are looked at. */
  readonly from: number;
  readonly until: number;
  /** The moments of release. Undefined: any instant. */
  readonly releases?: readonly number[];
}

/**
 * From the last of the nodes before to the last of those behind. Between two starts of any of them both stand still,
 * so that the moments at which one of them jumps are all there is to look at.
 *
 * @returns undefined where one of them never has a patch
 */
export function gapBetween(
  before: readonly ReachingOfKinds[],
  behind: ReachingOfKinds,
  { from, until, releases }: Releases,
): Gap | undefined {
  const jumps = [...before, behind].flat(2).flatMap(({ runs, waitMs }) => runs.map(({ start }) => start - waitMs));
  const moments = releases ?? [from, ...new Set(jumps.filter((moment) => moment > from && moment < until))];
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  for (const released of moments) {
    const there = before.map((one) => doneOf(one, released));
    const here = doneOf(behind, released);
    if (here === undefined || there.some((one) => one === undefined)) return undefined;
    const gap = here - Math.max(...(there as number[]));
    least = Math.min(least, gap);
    most = Math.max(most, gap);
  }
  return most < least ? undefined : { leastMs: least, mostMs: most };
}

function doneOf(kinds: ReachingOfKinds, released: number): number | undefined {
  let last: number | undefined;
  for (const ways of kinds) {
    const run = runThatReaches(ways, released);
    if (run === undefined) return undefined;
    last = Math.max(last ?? 0, doneAt(run));
  }
  return last;
}
