import { runsFrom, whyNotComputable } from "../patching/runs/runs-from";
import type { WayOfPatching } from "../patching/ways/way-of-patching";
import type { WindowTiming } from "../schedule/grammar/window-timing";
import { Memo } from "../values/memo";
import { isKnown } from "../values/unknown";

/** A run, in milliseconds since 1970. */
export interface OpenRun {
  readonly start: number;
  readonly end: number;
  /** The clock of its window. Absent: UTC. */
  readonly zone?: string;
  /** The month in which it begins, on that clock: `2026-12`. */
  readonly month?: string;
}

/** A schedule, and how many hours a run of it lasts at most. */
export interface Opening {
  readonly timing: WindowTiming;
  readonly hours: number;
}

/** AWS opens no window for longer, and what is not known counts as that. */
const LONGEST_HOURS = 24;
const HOUR = 3_600_000;
/** Runs of one way that are looked at: one an hour for more than three years. */
const MOST_RUNS = 30_000;

/** When several ways open, each carrier once; of those that cannot be computed, why. */
export function openingsOf(
  ways: readonly WayOfPatching[],
  from: Date,
): { readonly openings: readonly Opening[]; readonly notKnown: readonly string[] } {
  const notKnown: string[] = [];
  const openings = [...new Map(ways.map((way) => [way.carrier.key, way])).values()].flatMap(
    ({ carrier, timing, hours, enabled }): readonly Opening[] => {
      const doubt = (because: string): readonly Opening[] => {
        notKnown.push(`${carrier.name}: ${because}`);
        return [];
      };
      if (!isKnown(enabled)) return doubt("whether it is enabled is not known yet");
      if (!timing.known) return doubt(timing.because);
      const found = runsFrom(timing.timing, from);
      if (!found.computable) return doubt(whyNotComputable(found.reason));
      return [{ timing: timing.timing, hours: isKnown(hours) ? hours : LONGEST_HOURS }];
    },
  );
  return { openings, notKnown };
}

/** By openings: a fleet opens its windows at the same few times in every account. */
const KNOWN = new Memo<readonly OpenRun[]>(500);

/** The runs of several openings in the order of their starts. */
export function openRuns(openings: readonly Opening[], from: Date, until: number): readonly OpenRun[] {
  const key = JSON.stringify([openings, from.getTime(), until]);
  return KNOWN.get(key, () =>
    openings.flatMap((opening) => runsOfOne(opening, from, until)).sort((a, b) => a.start - b.start),
  );
}

/** A run that is due while the one before is open does not take place. Source: maintenance window facts, B. */
function runsOfOne({ timing, hours }: Opening, from: Date, until: number): readonly OpenRun[] {
  const found = runsFrom(timing, from);
  if (!found.computable) return [];
  let open = Number.NEGATIVE_INFINITY;
  return found.runs.before(until, MOST_RUNS).flatMap(({ instant, zone, local }): readonly OpenRun[] => {
    const start = instant.getTime();
    if (start < open) return [];
    open = start + hours * HOUR;
    return [{ start, end: open, zone, month: local.slice(0, 7) }];
  });
}
