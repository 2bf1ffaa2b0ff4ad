import type { ApprovalRuleModel, PatchFilterModel } from "../../model/patch-baseline/patch-baseline-model";
import { EVERY_VALUE } from "../../model/patch-baseline/patch-filters";
import { isKnown, type Knowable } from "../../model/values/unknown";
import { canonical } from "./differences";

/** Rules of two versions of a baseline, put beside each other by what they select. */
export interface MatchedRules {
  readonly pairs: readonly RulePair[];
  readonly added: readonly ApprovalRuleModel[];
  readonly removed: readonly ApprovalRuleModel[];
}

export interface RulePair {
  readonly before: ApprovalRuleModel;
  readonly after: ApprovalRuleModel;
}

/** What two rules have in common, weighed so that the selection decides before everything else together. */
const WEIGHTS = { selection: 8, nonSecurity: 4, level: 2, time: 1 } as const;
/** Rules with another selection are one rule only where at least so much of the rest agrees. */
const LEAST_WITH_OTHER_SELECTION = WEIGHTS.nonSecurity + WEIGHTS.level;
/** AWS takes 10 rules; a plan that holds absurdly many is not worth comparing each with each. */
const MOST_COMPARED = 200;

type Rules = readonly ApprovalRuleModel[];

/**
 * A plan lists rules by position, so that one that is inserted first makes all others look changed. Here equal rules
 * are put together first, then those most alike.
 */
export function matchRules(before: Rules, after: Rules): MatchedRules {
  const pairs: RulePair[] = [];
  const added: ApprovalRuleModel[] = [];
  const left = new Map<string, ApprovalRuleModel[]>();
  for (const rule of before) {
    const key = canonical(rule);
    left.set(key, [...(left.get(key) ?? []), rule]);
  }
  for (const rule of after) {
    const equal = left.get(canonical(rule))?.shift();
    if (equal === undefined) added.push(rule);
    else pairs.push({ before: equal, after: rule });
  }
  const unmatched = new Set([...left.values()].flat());
  const removed = before.filter((rule) => unmatched.has(rule));
  return matchAlike(pairs, removed, added);
}

function matchAlike(equal: readonly RulePair[], removed: Rules, added: Rules): MatchedRules {
  if (Math.max(removed.length, added.length) > MOST_COMPARED) return { pairs: equal, removed, added };
  const candidates = removed
    .flatMap((before, row) =>
      added.map((after, column) => ({ before, after, row, column, score: likeness(before, after) })),
    )
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || Math.abs(a.row - a.column) - Math.abs(b.row - b.column) || a.row - b.row);

  const gone = new Set(removed);
  const fresh = new Set(added);
  const pairs = [...equal];
  for (const { before, after } of candidates) {
    if (!gone.has(before) || !fresh.has(after)) continue;
    gone.delete(before);
    fresh.delete(after);
    pairs.push({ before, after });
  }
  return { pairs, removed: [...gone], added: [...fresh] };
}

function likeness(before: ApprovalRuleModel, after: ApprovalRuleModel): number {
  const sameSelection = selectionKey(before.patchFilters) === selectionKey(after.patchFilters);
  const score =
    (sameSelection ? WEIGHTS.selection : 0) +
    (before.enableNonSecurity === after.enableNonSecurity ? WEIGHTS.nonSecurity : 0) +
    (before.complianceLevel === after.complianceLevel ? WEIGHTS.level : 0) +
    (isSameTime(before, after) ? WEIGHTS.time : 0);
  if (sameSelection) return score;
  return score >= LEAST_WITH_OTHER_SELECTION && sharesSelection(before, after) ? score : 0;
}

export function isSameTime(before: ApprovalRuleModel, after: ApprovalRuleModel): boolean {
  if (before.approveUntilDate !== after.approveUntilDate) return false;
  return before.approveUntilDate !== undefined || (before.approveAfterDays ?? 0) === (after.approveAfterDays ?? 0);
}

/** Equal for filters that select the same: order does not count, and `*` narrows nothing. */
export function selectionKey(filters: Knowable<readonly Knowable<PatchFilterModel>[]>): string {
  return canonical(narrowings(filters));
}

function narrowings(filters: Knowable<readonly Knowable<PatchFilterModel>[]>): readonly string[] {
  if (!isKnown(filters)) return [canonical(filters)];
  return filters
    .flatMap((filter) => {
      if (!isKnown(filter) || !isKnown(filter.values)) return [canonical(filter)];
      const { key, values } = filter;
      if (values.includes(EVERY_VALUE)) return [];
      return values.map((value) => canonical([key, value]));
    })
    .sort();
}

/** One of them selects everything, or they have a value of a filter in common. */
function sharesSelection(before: ApprovalRuleModel, after: ApprovalRuleModel): boolean {
  const old = narrowings(before.patchFilters);
  const now = narrowings(after.patchFilters);
  return old.length === 0 || now.length === 0 || now.some((part) => old.includes(part));
}
