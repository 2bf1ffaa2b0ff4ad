import { withoutTheFlag } from "../coverage/non-security";
import type { OperatingSystemFacts } from "../facts/operating-systems";
import type { ApprovalRuleModel, PatchFilterModel } from "../patch-baseline/patch-baseline-model";
import { EVERY_VALUE, filterName } from "../patch-baseline/patch-filters";
import { counted } from "../text/wording";
import { isKnown, type Knowable } from "../values/unknown";

/** What stands for a value that only Terraform knows. */
export const NOT_KNOWN_YET = "(known after apply)";

/** Filter names whose values read best behind the others, in brackets: `Security (Critical, Important)`. */
const IN_BRACKETS = ["severity", "msrcSeverity", "section"];

/** Which patches a list of filters means: `everything`, `Security (Critical, Important)`, `WindowsServer2022: Updates`. */
export function describeSelection(filters: Knowable<readonly Knowable<PatchFilterModel>[]>): string {
  if (!isKnown(filters)) return NOT_KNOWN_YET;
  const narrowing = filters.filter(isNarrowing);
  if (narrowing.length === 0) return "everything";

  const products = valuesOf(narrowing, (name) => name === "product");
  const bracketed = valuesOf(narrowing, (name) => IN_BRACKETS.includes(name));
  const others = valuesOf(narrowing, (name) => name !== "product" && !IN_BRACKETS.includes(name));
  const subject = others || (bracketed === "" ? "everything" : "");
  const words = [subject, bracketed && subject ? `(${bracketed})` : bracketed].filter((word) => word !== "").join(" ");
  return products === "" ? words : `${products}: ${words}`;
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

/** A rule in a phrase: `all updates with an advisory immediately, CRITICAL`, `Security after 7 days, with non-security, MEDIUM`. */
export function describeRule(rule: ApprovalRuleModel, facts?: OperatingSystemFacts): string {
  return [approvalOf(rule, facts), isKnown(rule.complianceLevel) ? rule.complianceLevel : NOT_KNOWN_YET].join(", ");
}

/** A rule without its level: what it approves and when. */
export function approvalOf(rule: ApprovalRuleModel, facts?: OperatingSystemFacts): string {
  const all = everythingOf(rule, facts);
  if (all !== undefined) return `${all} ${describeApprovalTime(rule)}`;
  const what = `${describeSelection(rule.patchFilters)} ${describeApprovalTime(rule)}`;
  if (!isKnown(rule.enableNonSecurity)) return `${what}, non-security ${NOT_KNOWN_YET}`;
  return rule.enableNonSecurity ? `${what}, with non-security` : what;
}

/**
 * What a rule without filters approves, for that follows from the flag and from what the system makes of it. Source:
 * docs/facts.md, "C3. What counts as security". Undefined where a filter, or what is not known, asks for other words.
 */
function everythingOf(
  { patchFilters, enableNonSecurity: flag }: ApprovalRuleModel,
  facts: OperatingSystemFacts | undefined,
): string | undefined {
  if (facts === undefined || facts.nonSecurity === "not confirmed" || !isKnown(flag)) return undefined;
  if (describeSelection(patchFilters) !== "everything") return undefined;
  if (flag === true || facts.nonSecurity !== "supported") return "all updates";
  return `all ${withoutTheFlag(facts)}`;
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
