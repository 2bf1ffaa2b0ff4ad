import type { PatchBaselineModel } from "../../model/patch-baseline/patch-baseline-model";
import type { ChangeKind } from "../risk/change-kinds";
import { baselineChanges } from "./baseline-changes";
import type { Detail } from "./detail";
import { withoutUnset } from "./replacement";

/** Names are told already, and two baselines may write the same thing each in its own way. */
const OF_ONE_BASELINE: readonly ChangeKind[] = ["renamed", "described", "rule-reworded"];

/** What it means to nodes that they follow another baseline. */
export function otherBaseline(old: PatchBaselineModel, now: PatchBaselineModel): readonly Detail[] {
  // What the provider fills in for a new one is known after apply, and no news.
  return withoutUnset(baselineChanges(old, now)).filter(({ kind }) => !OF_ONE_BASELINE.includes(kind));
}
