import type { ApprovalRuleModel, PatchBaselineModel, PatchFilterModel } from "../patch-baseline/patch-baseline-model";
import { EVERY_VALUE } from "../patch-baseline/patch-filters";
import { isKnown, type Knowable, UNKNOWN } from "../values/unknown";
import { knownRules } from "./rule-reach";

/** Several baselines of one system as one, so that what any of them approves is told apart by the filters of all. */
export interface BaselinesTogether {
  readonly baseline: PatchBaselineModel;
  /** For each of its rules, the place of the baseline that it is from. */
  readonly from: readonly number[];
}

type Filters = Knowable<readonly Knowable<PatchFilterModel>[]>;

/** Undefined where the rules of one of them are not known. */
export function baselinesTogether(baselines: readonly PatchBaselineModel[]): BaselinesTogether | undefined {
  const [first] = baselines;
  const rules: ApprovalRuleModel[] = [];
  const from: number[] = [];
  for (const [place, baseline] of baselines.entries()) {
    const known = knownRules(baseline);
    if (known === undefined) return undefined;
    for (const rule of known) {
      rules.push({ ...rule, patchFilters: narrowed(rule.patchFilters, baseline.globalFilters) });
      from.push(place);
    }
  }
  return first && { baseline: { ...first, approvalRules: rules, globalFilters: [] }, from };
}

/** What a rule lets through that the global filters let through as well. */
function narrowed(filters: Filters, global: Filters): Filters {
  if (!isKnown(filters) || !isKnown(global)) return UNKNOWN;
  if (!filters.every(isKnown) || !global.every(isKnown)) return UNKNOWN;
  const others = new Map(global.map((filter) => [filter.key, filter]));
  if (others.size < global.length) return UNKNOWN;
  const both = filters.map((filter): PatchFilterModel => {
    const other = others.get(filter.key);
    others.delete(filter.key);
    return other === undefined ? filter : { key: filter.key, values: valuesOfBoth(filter.values, other.values) };
  });
  return [...both, ...others.values()];
}

type Values = PatchFilterModel["values"];

function valuesOfBoth(one: Values, other: Values): Values {
  if (!isKnown(one) || !isKnown(other)) return UNKNOWN;
  if (one.includes(EVERY_VALUE)) return other;
  return other.includes(EVERY_VALUE) ? one : one.filter((value) => other.includes(value));
}
