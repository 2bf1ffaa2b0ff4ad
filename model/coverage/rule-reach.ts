import { PACKAGE_MANAGERS } from "../explain/patch/package-manager-facts";
import { operatingSystemFacts } from "../facts/operating-systems";
import type { ApprovalRuleModel, PatchBaselineModel, PatchFilterModel } from "../patch-baseline/patch-baseline-model";
import { EVERY_VALUE, filterKey, filterName } from "../patch-baseline/patch-filters";
import { isKnown, type Knowable } from "../values/unknown";

/** The values that a list of filters lets through for one key; `"*"` where it lets every value through. */
export type Reach = ReadonlySet<string> | typeof EVERY_VALUE;

type Filters = Knowable<readonly Knowable<PatchFilterModel>[]>;

/** What filters let through for a key as a user writes it (`severity`); undefined where that is not known yet. */
export function reachOf(filters: Filters, name: string): Reach | undefined {
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

/** Whether a value is let through in any case. */
export function reaches(reach: Reach, value: string): boolean {
  return reach === EVERY_VALUE || reach.has(value);
}

/** Whether a value may be let through: on some systems letter case counts, on others it does not. */
export function mayReach(reach: Reach, value: string): boolean {
  return reaches(reach, value) || [...reach].some((own) => own.toLowerCase() === value.toLowerCase());
}

/** Whether no value is let through by both. */
export function cannotMeet(one: Reach, other: Reach): boolean {
  return one !== EVERY_VALUE && other !== EVERY_VALUE && ![...one].some((value) => mayReach(other, value));
}

export function reachesAllOf(wider: Reach, narrower: Reach): boolean {
  if (wider === EVERY_VALUE) return true;
  return narrower !== EVERY_VALUE && [...narrower].every((value) => wider.has(value));
}

/** Whether the filters of one rule let through whatever those of another one do. */
export function isNoNarrower(
  wider: Pick<ApprovalRuleModel, "patchFilters">,
  narrower: Pick<ApprovalRuleModel, "patchFilters">,
): boolean {
  if (!isKnown(wider.patchFilters)) return false;
  return wider.patchFilters.every((filter) => {
    if (!isKnown(filter) || !isKnown(filter.key)) return false;
    const name = filterName(filter.key);
    const wide = reachOf(wider.patchFilters, name);
    const narrow = reachOf(narrower.patchFilters, name);
    return wide !== undefined && narrow !== undefined && reachesAllOf(wide, narrow);
  });
}

/** Whether one rule approves what is not about security wherever another one does. */
export function isNoLessNonSecurity(wider: ApprovalRuleModel, narrower: ApprovalRuleModel): boolean {
  return wider.enableNonSecurity === true || narrower.enableNonSecurity === false;
}

/** The rules, if all of them are known, each with the filters that its system means though they are not written. */
export function knownRules(baseline: PatchBaselineModel): readonly ApprovalRuleModel[] | undefined {
  const { approvalRules, operatingSystem } = baseline;
  if (!isKnown(approvalRules) || !approvalRules.every(isKnown)) return undefined;
  return (approvalRules as readonly ApprovalRuleModel[]).map((rule) => ({
    ...rule,
    patchFilters: withImplied(rule.patchFilters, operatingSystem),
  }));
}

/**
 * The filters of a rule as its system reads them: on Windows a rule without PATCH_SET is about the operating system
 * alone.
 */
export function withImplied(filters: Filters, operatingSystem: Knowable<string>): Filters {
  const implied = isKnown(operatingSystem) ? impliedFilters(operatingSystem) : [];
  if (!isKnown(filters) || implied.length === 0) return filters;
  // A key that is not known yet might be the one.
  if (!filters.every((filter) => isKnown(filter) && isKnown(filter.key))) return filters;
  const missing = implied.filter(({ key }) => !filters.some((filter) => isKnown(filter) && filter.key === key));
  return missing.length === 0 ? filters : [...filters, ...missing];
}

function impliedFilters(operatingSystem: string): readonly PatchFilterModel[] {
  const managers = operatingSystemFacts(operatingSystem)?.packageManagers ?? [];
  const implied = managers.flatMap((manager) => Object.entries(PACKAGE_MANAGERS[manager].impliedFilters));
  return implied.map(([name, value]) => ({ key: filterKey(name), values: [value] }));
}

function both(one: Reach, other: Reach): Reach {
  if (one === EVERY_VALUE) return other;
  return other === EVERY_VALUE ? one : new Set([...one].filter((value) => other.has(value)));
}
