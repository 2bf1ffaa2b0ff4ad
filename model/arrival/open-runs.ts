import { runsFrom, whyNotComputable } from "../patching/runs/runs-from";
import type { WayOfPatching } from "../patching/ways/way-of-patching";
import { isKnown } from "../values/unknown";

/** A run, in milliseconds since 1970. */
export interface OpenRun {
  readonly start: number;
  readonly end: number;
}

/** AWS opens no window for longer, and what is not known counts as that. */
const LONGEST_HOURS = 24;
const HOUR = 3_600_000;
/** Runs of one way that are looked at: one an hour for more than three years. */
const MOST_RUNS = 30_000;

/** The runs of several ways in the order of their starts; of those that cannot be computed, why. */
export function openRuns(
  ways: readonly WayOfPatching[],
  from: Date,
  until: number,
): { readonly runs: readonly OpenRun[]; readonly notKnown: readonly string[] } {
  const notKnown: string[] = [];
  const runs = [...new Map(ways.map((way) => [way.carrier.key, way])).values()].flatMap((way): readonly OpenRun[] => {
    const { carrier, timing, hours, enabled } = way;
    const doubt = (because: string): readonly OpenRun[] => {
      notKnown.push(`${carrier.name}: ${because}`);
      return [];
    };
    if (!isKnown(enabled)) return doubt("whether it is enabled is not known yet");
    if (!timing.known) return doubt(timing.because);
    const found = runsFrom(timing.timing, from);
    if (!found.computable) return doubt(whyNotComputable(found.reason));
    const length = (isKnown(hours) ? hours : LONGEST_HOURS) * HOUR;
    return found.runs.before(until, MOST_RUNS).map(({ instant }) => {
      const start = instant.getTime();
      return { start, end: start + length };
    });
  });
  return { runs: runs.sort((a, b) => a.start - b.start), notKnown };
}
