import type { PatchBaselineModel } from "../patch-baseline/patch-baseline-model";
import { areCumulative, calendarOf, type ReleaseCalendar } from "../releases/release-calendar";
import { isKnown } from "../values/unknown";

/** When patches are released, and whether each release makes the one before needless. */
export interface Releases {
  readonly calendar: ReleaseCalendar;
  readonly areCumulative: boolean;
}

/** When the patches of a baseline are released: its own word, else its system's. */
export function releasesOfBaseline(baseline: PatchBaselineModel): Releases {
  const { operatingSystem } = baseline;
  return {
    calendar: calendarOf(baseline),
    areCumulative: isKnown(operatingSystem) && areCumulative(operatingSystem),
  };
}
