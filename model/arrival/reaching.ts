import { doneAt, indexAfter, type OpenRun } from "../patching/runs/open-runs";

/** How patches get onto nodes by one baseline: after a wait, by a run that begins later. */
export interface Reaching {
  /** In the order of their starts. */
  readonly runs: readonly OpenRun[];
  /** How long after its release a patch is approved. */
  readonly waitMs: number;
}

/**
 * The run by whose end a patch is on nodes that several baselines approve patches for: of all runs that begin after its
 * approval by their own baseline, and that the nodes do not miss, the one that is over first. A run that has begun
 * by then may have looked already. Undefined where no run is left.
 *
 * @param missedRuns - runs that a node misses, whichever baseline they go by; several that begin at once count as one
 */
export function runThatReaches(ways: readonly Reaching[], released: number, missedRuns = 0): OpenRun | undefined {
  const next = ways.map(({ runs, waitMs }) => indexAfter(runs, released + waitMs));
  for (let missed = 0; missed < missedRuns; missed++) {
    const starts = ways.map(({ runs }, way) => runs[next[way] as number]?.start ?? Number.POSITIVE_INFINITY);
    const first = Math.min(...starts);
    // Who is off then misses every run that begins at that moment.
    ways.forEach(({ runs }, way) => {
      if (starts[way] === first) next[way] = indexAfter(runs, first);
    });
  }
  let soonest: OpenRun | undefined;
  for (const [way, { runs }] of ways.entries()) {
    const run = soonestDone(runs)[next[way] as number];
    if (run !== undefined && (soonest === undefined || doneAt(run) < doneAt(soonest))) soonest = run;
  }
  return soonest;
}

const KNOWN = new WeakMap<readonly OpenRun[], readonly OpenRun[]>();

/** For each place, the run from there on that is over first. */
function soonestDone(runs: readonly OpenRun[]): readonly OpenRun[] {
  const known = KNOWN.get(runs);
  if (known !== undefined) return known;
  const found = [...runs];
  for (let place = runs.length - 2; place >= 0; place--) {
    const later = found[place + 1] as OpenRun;
    if (doneAt(later) < doneAt(found[place] as OpenRun)) found[place] = later;
  }
  KNOWN.set(runs, found);
  return found;
}
