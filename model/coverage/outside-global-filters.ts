import { type FilterValues, filterFacts, operatingSystemFacts } from "../facts/operating-systems";
import type { ApprovalRuleModel, PatchBaselineModel } from "../patch-baseline/patch-baseline-model";
import { EVERY_VALUE, filterName } from "../patch-baseline/patch-filters";
import { isKnown, type Knowable } from "../values/unknown";
import { cannotMeet, type Reach, reachOf, withImplied } from "./rule-reach";

/** A filter key for which the global filters let nothing pass that a rule asks for, by that key or another. */
export interface FilterConflict {
  readonly name: string;
  readonly global: Reach;
  readonly ofRule: Reach;
  /** The key by which the rule asks for it, where it is another one. */
  readonly ofRuleBy?: string;
}

const PATCH_SET = "patchSet";

/** Where the global filters and a rule exclude one another; empty as far as that is not known. */
export function conflictsWithGlobalFilters(
  { patchFilters }: Pick<ApprovalRuleModel, "patchFilters">,
  { globalFilters, operatingSystem }: Pick<PatchBaselineModel, "globalFilters" | "operatingSystem">,
): readonly FilterConflict[] {
  if (!isKnown(globalFilters)) return [];
  const filters = withImplied(patchFilters, operatingSystem);
  const names = globalFilters.flatMap((filter) =>
    isKnown(filter) && isKnown(filter.key) ? [filterName(filter.key)] : [],
  );
  return [...new Set(names)].flatMap((name): FilterConflict[] => {
    const global = reachOf(globalFilters, name);
    const ofRule = reachOf(filters, name);
    if (global === undefined) return [];
    if (ofRule !== undefined && cannotMeet(ofRule, global)) return [{ name, global, ofRule }];
    const patchSets = reachOf(filters, PATCH_SET);
    return patchSets !== undefined && cannotMeet(patchSets, patchSetsOf(global, name, operatingSystem))
      ? [{ name, global, ofRule: patchSets, ofRuleBy: PATCH_SET }]
      : [];
  });
}

/** Whether values are of the system itself or of applications, as far as it lists them apart; else every patch set. */
function patchSetsOf(values: Reach, name: string, operatingSystem: Knowable<string>): Reach {
  const facts = operatingSystemFacts(operatingSystem);
  const listed = facts === undefined ? undefined : filterFacts(facts, name);
  if (values === EVERY_VALUE || listed?.ofApplications === undefined) return EVERY_VALUE;
  const found = [...values].map((value) => patchSetOf(value, listed));
  return found.every((patchSet) => patchSet !== undefined) ? new Set(found) : EVERY_VALUE;
}

function patchSetOf(value: string, { confirmed, observed, ofApplications = [] }: FilterValues): string | undefined {
  const isOfSystem = [...confirmed, ...observed].includes(value);
  if (isOfSystem === ofApplications.includes(value)) return undefined;
  return isOfSystem ? "OS" : "APPLICATION";
}

/** Whether the global filters leave a rule nothing, for sure. */
export function isLeftNothing(
  rule: Pick<ApprovalRuleModel, "patchFilters">,
  baseline: Pick<PatchBaselineModel, "globalFilters" | "operatingSystem">,
): boolean {
  return conflictsWithGlobalFilters(rule, baseline).length > 0;
}
