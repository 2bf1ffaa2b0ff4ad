import type { ApprovalRuleModel, PatchBaselineModel } from "../patch-baseline/patch-baseline-model";
import { filterName } from "../patch-baseline/patch-filters";
import { isKnown } from "../values/unknown";
import { cannotMeet, type Reach, reachOf } from "./rule-reach";

/** A filter key for which the global filters let nothing pass that a rule asks for. */
export interface FilterConflict {
  readonly name: string;
  readonly global: Reach;
  readonly ofRule: Reach;
}

/** Where the global filters and a rule exclude one another; empty as far as that is not known. */
export function conflictsWithGlobalFilters(
  { patchFilters }: Pick<ApprovalRuleModel, "patchFilters">,
  { globalFilters }: Pick<PatchBaselineModel, "globalFilters">,
): readonly FilterConflict[] {
  if (!isKnown(globalFilters)) return [];
  const names = globalFilters.flatMap((filter) =>
    isKnown(filter) && isKnown(filter.key) ? [filterName(filter.key)] : [],
  );
  return [...new Set(names)].flatMap((name) => {
    const ofRule = reachOf(patchFilters, name);
    const global = reachOf(globalFilters, name);
    return ofRule === undefined || global === undefined || !cannotMeet(ofRule, global)
      ? []
      : [{ name, global, ofRule }];
  });
}

/** Whether the global filters leave a rule nothing, for sure. */
export function isLeftNothing(
  rule: Pick<ApprovalRuleModel, "patchFilters">,
  baseline: Pick<PatchBaselineModel, "globalFilters">,
): boolean {
  return conflictsWithGlobalFilters(rule, baseline).length > 0;
}
