import type { PatchBaselineModel } from "../patch-baseline/patch-baseline-model";
import { areCumulative, calendarOf } from "../releases/release-calendar";
import { isKnown } from "../values/unknown";
import type { Releases } from "./runs-of-group";

/** When the patches of a baseline are released: its own word, else its system's. */
export function releasesOfBaseline(baseline: PatchBaselineModel): Releases {
  const { operatingSystem } = baseline;
  return {
    calendar: calendarOf(baseline),
    areCumulative: isKnown(operatingSystem) && areCumulative(operatingSystem),
  };
}
