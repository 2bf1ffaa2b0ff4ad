import type {
  ApprovalRuleModel,
  PatchBaselineModel,
  PatchFilterModel,
} from "../../patch-baseline/patch-baseline-model";
import { EVERY_VALUE, filterKey } from "../../patch-baseline/patch-filters";
import { isKnown, type Knowable } from "../../values/unknown";

/** The values that a list of filters lets through for one key; `"*"` where it lets every value through. */
export type Reach = ReadonlySet<string> | typeof EVERY_VALUE;

/** What filters let through for a key as a user writes it (`severity`); undefined where that is not known yet. */
export function reachOf(filters: Knowable<readonly Knowable<PatchFilterModel>[]>, name: string): Reach | undefined {
  if (!isKnown(filters)) return undefined;
  let reach: Reach = EVERY_VALUE;
  for (const filter of filters) {
    if (!isKnown(filter) || !isKnown(filter.key)) return undefined;
    if (filter.key !== filterKey(name)) continue;
    if (!isKnown(filter.values) || !filter.values.every(isKnown)) return undefined;
    reach = both(
      reach,
      (filter.values as readonly string[]).includes(EVERY_VALUE)
        ? EVERY_VALUE
        : new Set(filter.values as readonly string[]),
    );
  }
  return reach;
}

export function reaches(reach: Reach, value: string): boolean {
  return reach === EVERY_VALUE || reach.has(value);
}

export function reachesAllOf(wider: Reach, narrower: Reach): boolean {
  if (wider === EVERY_VALUE) return true;
  return narrower !== EVERY_VALUE && [...narrower].every((value) => wider.has(value));
}

/** The rules, if all of them are known. */
export function knownRules({ approvalRules }: PatchBaselineModel): readonly ApprovalRuleModel[] | undefined {
  if (!isKnown(approvalRules) || !approvalRules.every(isKnown)) return undefined;
  return approvalRules as readonly ApprovalRuleModel[];
}

function both(one: Reach, other: Reach): Reach {
  if (one === EVERY_VALUE) return other;
  return other === EVERY_VALUE ? one : new Set([...one].filter((value) => other.has(value)));
}
