import { withoutTheFlag } from "../coverage/non-security";
import { reachOf } from "../coverage/rule-reach";
import type { OperatingSystemFacts } from "../facts/operating-systems";
import type { ApprovalRuleModel, PatchFilterModel } from "../patch-baseline/patch-baseline-model";
import { EVERY_VALUE, filterName } from "../patch-baseline/patch-filters";
import { counted } from "../text/wording";
import { isKnown, type Knowable } from "../values/unknown";

/** What stands for a value that only Terraform knows. */
export const NOT_KNOWN_YET = "(known after apply)";

/** Filter names whose values read best behind the others, in brackets: `Security (Critical, Important)`. */
const IN_BRACKETS = ["severity", "msrcSeverity", "section"];

/** What a list of filters lets through: `Security (Critical, Important)`, `WindowsServer2022: Updates`; `none` for no filter. */
export function describeFilters(filters: Filters): string {
  if (!isKnown(filters)) return NOT_KNOWN_YET;
  const { products, others, bracketed } = narrowingOf(filters);
  return [products, filterWords(others, bracketed)].filter((words) => words !== "").join(": ") || "none";
}

/**
 * Which patches a rule approves, the same in every view: `all security updates`, `Ubuntu22.04: all updates`,
 * `Security (Critical)`. Without filters that follows from the flag and from what the system makes of it; with apt it does
 * so with filters too, for no filter of these tells security. Source: docs/facts.md, "C3. What counts as security".
 */
export function describeScope(rule: RuleScope, facts: OperatingSystemFacts | undefined): string {
  const { patchFilters } = rule;
  if (!isKnown(patchFilters)) return NOT_KNOWN_YET;
  const { products, others, bracketed } = narrowingOf(patchFilters);
  const scope = kindsWithin([others, bracketed], rule, facts);
  return products === "" ? scope : `${products}: ${scope}`;
}

/** With yum and dnf a filter lets through what has an advisory alone, and without the flag dnf asks for a severity too. */
function kindsWithin(
  [others, bracketed]: readonly [string, string],
  rule: RuleScope,
  facts: OperatingSystemFacts | undefined,
): string {
  const kinds = kindsOf(rule, facts);
  const words = filterWords(others, bracketed);
  if (words === "") return `all ${kinds}`;
  // These words are of the package, and not of the update, as severities are.
  if (facts?.filters.priority !== undefined) {
    const named = [others && `priority ${others}`, bracketed && `section ${bracketed}`];
    return `${kinds} (${named.filter(Boolean).join(" · ")})`;
  }
  const asksForSeverity = facts?.nonSecurity === "supported" && facts.packageManagers.includes("dnf");
  const isOfAny = reachOf(rule.patchFilters, "severity") === EVERY_VALUE;
  return rule.enableNonSecurity === true && asksForSeverity && isOfAny ? `${words}, with or without a severity` : words;
}

type Filters = Knowable<readonly Knowable<PatchFilterModel>[]>;
type RuleScope = Pick<ApprovalRuleModel, "patchFilters" | "enableNonSecurity">;

/** Which updates a rule is about, as far as the flag decides; where that is not known yet, those in any case. */
function kindsOf({ enableNonSecurity: flag }: RuleScope, facts: OperatingSystemFacts | undefined): string {
  if (flag === true || (facts !== undefined && facts.nonSecurity !== "supported")) return "updates";
  return facts === undefined ? "updates that count as security" : withoutTheFlag(facts);
}

function narrowingOf(filters: readonly Knowable<PatchFilterModel>[]) {
  const narrowing = filters.filter(isNarrowing);
  return {
    products: valuesOf(narrowing, (name) => name === "product"),
    others: valuesOf(narrowing, (name) => name !== "product" && !IN_BRACKETS.includes(name)),
    bracketed: valuesOf(narrowing, (name) => IN_BRACKETS.includes(name)),
  };
}

function filterWords(others: string, bracketed: string): string {
  return others === "" || bracketed === "" ? others || bracketed : `${others} (${bracketed})`;
}

/** When a rule approves: `immediately`, `after 7 days`, `up to 2026-11-01`. */
export function describeApprovalTime(rule: Pick<ApprovalRuleModel, "approveAfterDays" | "approveUntilDate">): string {
  if (rule.approveUntilDate !== undefined) {
    return `up to ${isKnown(rule.approveUntilDate) ? rule.approveUntilDate : NOT_KNOWN_YET}`;
  }
  const days = rule.approveAfterDays ?? 0;
  if (!isKnown(days)) return `after days ${NOT_KNOWN_YET}`;
  return days === 0 ? "immediately" : `after ${counted(days, "day")}`;
}

/** A rule in a phrase: `all updates with an advisory immediately, CRITICAL`, `Security after 7 days, MEDIUM`. */
export function describeRule(rule: ApprovalRuleModel, facts?: OperatingSystemFacts): string {
  return [approvalOf(rule, facts), isKnown(rule.complianceLevel) ? rule.complianceLevel : NOT_KNOWN_YET].join(", ");
}

/** A rule without its level: what it approves and when. */
export function approvalOf(rule: ApprovalRuleModel, facts?: OperatingSystemFacts): string {
  const what = `${describeScope(rule, facts)} ${describeApprovalTime(rule)}`;
  const isOpen = !isKnown(rule.enableNonSecurity) && flagCounts(rule, facts);
  return isOpen ? `${what}, non-security ${NOT_KNOWN_YET}` : what;
}

/** Whether a rule approves something else with `enableNonSecurity` than without. */
export function flagCounts(rule: RuleScope, facts: OperatingSystemFacts | undefined): boolean {
  const scope = (enableNonSecurity: boolean) => describeScope({ ...rule, enableNonSecurity }, facts);
  return scope(true) !== scope(false);
}

function isNarrowing(filter: Knowable<PatchFilterModel>): boolean {
  if (!isKnown(filter) || !isKnown(filter.values)) return true;
  return !filter.values.includes(EVERY_VALUE);
}

function valuesOf(filters: readonly Knowable<PatchFilterModel>[], isMeant: (name: string) => boolean): string {
  return filters
    .filter((filter) => isMeant(isKnown(filter) && isKnown(filter.key) ? filterName(filter.key) : ""))
    .map((filter) => (isKnown(filter) && isKnown(filter.values) ? filter.values.map(shown).join(", ") : NOT_KNOWN_YET))
    .join(" · ");
}

function shown(value: Knowable<string>): string {
  return isKnown(value) ? value : NOT_KNOWN_YET;
}
