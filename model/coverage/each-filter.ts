import type { PatchBaselineModel, PatchFilterModel } from "../patch-baseline/patch-baseline-model";
import { filterName } from "../patch-baseline/patch-filters";
import { eachKnown, isKnown, type Knowable } from "../values/unknown";
import { withImplied } from "./rule-reach";

/** Each list of filters: of every rule, and the global ones. */
export function eachFilterList(baseline: PatchBaselineModel, visit: (filters: Filters, path: string) => void): void {
  eachKnown(baseline.approvalRules, (rule, index) => visit(rule.patchFilters, `approvalRules[${index}].patchFilters`));
  visit(baseline.globalFilters, "globalFilters");
}

type Filters = Knowable<readonly Knowable<PatchFilterModel>[]>;

/**
 * Each filter whose key is known, with its name as a user writes it, its place, and all filters that it is joined with,
 * those that its rule only means among them.
 */
export function eachFilter(
  baseline: PatchBaselineModel,
  visit: (filter: PatchFilterModel, name: string, path: string, joinedWith: Filters) => void,
): void {
  const { operatingSystem, globalFilters } = baseline;
  eachFilterList(baseline, (filters, listPath) => {
    const joinedWith = filters === globalFilters ? filters : withImplied(filters, operatingSystem);
    eachKnown(filters, (filter) => {
      if (!isKnown(filter.key)) return;
      const name = filterName(filter.key);
      visit(filter, name, `${listPath}.${name}`, joinedWith);
    });
  });
}
