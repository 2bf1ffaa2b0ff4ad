import { entriesForEverything } from "../explain/matching/compare-entries";
import type { PatchBaselineModel } from "../patch-baseline/patch-baseline-model";
import { isKnown, type Knowable } from "../values/unknown";

/** Whether nothing is left of what rules approve, for rejection wins. */
export function rejectsEverything(baseline: PatchBaselineModel): boolean {
  return rejectionsOfEverything(baseline).length > 0;
}

/** The entries because of which nothing is left. */
export function rejectionsOfEverything({ operatingSystem, rejectedPatches }: PatchBaselineModel): readonly string[] {
  return entriesForEverything(operatingSystem, rejectedPatches);
}

/** What some of the baselines reject, as it is written there. */
export function rejectedBy(baselines: readonly Pick<PatchBaselineModel, "rejectedPatches">[]): readonly string[] {
  const entries = baselines.flatMap(({ rejectedPatches: list }): readonly Knowable<string>[] =>
    isKnown(list) ? list : [list],
  );
  return [...new Set(entries.map((entry) => (isKnown(entry) ? entry : "what is known after apply")))];
}
