import type { PatchBaselineModel } from "../patch-baseline/patch-baseline-model";
import { areCumulative, releasesOf } from "../releases/release-calendar";
import { isKnown } from "../values/unknown";
import type { Releases } from "./runs-of-group";

/** When the patches of a baseline are released: its own word, else its system's. */
export function releasesOfBaseline({ releases, operatingSystem }: PatchBaselineModel): Releases {
  const system = isKnown(operatingSystem) ? operatingSystem : "";
  return { calendar: releases ?? releasesOf(system), areCumulative: areCumulative(system) };
}
