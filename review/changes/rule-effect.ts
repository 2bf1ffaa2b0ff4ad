import type { OperatingSystemFacts } from "../../model/facts/operating-systems";
import type { ApprovalRuleModel, PatchBaselineModel } from "../../model/patch-baseline/patch-baseline-model";
import { EVERY_VALUE, filterName } from "../../model/patch-baseline/patch-filters";
import { isKnown } from "../../model/values/unknown";
import type { ChangeKind } from "../risk/change-kinds";

type Facts = OperatingSystemFacts | undefined;

/** A rule as the operating system takes it: what it ignores is left out, so that no finding has to take it back. */
export function inEffect(rule: ApprovalRuleModel, facts: Facts): ApprovalRuleModel {
  const { approveAfterDays, approveUntilDate, ...rest } = rule;
  const time = facts?.delay === "ignored" ? { approveAfterDays: 0 } : { approveAfterDays, approveUntilDate };
  const given = Object.fromEntries(Object.entries(time).filter(([, value]) => value !== undefined));
  return { ...rest, ...given, ...(facts?.nonSecurity === "no effect" ? { enableNonSecurity: false } : {}) };
}

/** A baseline of such rules. */
export function baselineInEffect(baseline: PatchBaselineModel, facts: Facts): PatchBaselineModel {
  const { approvalRules: rules } = baseline;
  if (!isKnown(rules)) return baseline;
  return { ...baseline, approvalRules: rules.map((rule) => (isKnown(rule) ? inEffect(rule, facts) : rule)) };
}

/** Whether a rule could wait, and does not. */
export function approvesAtOnce(rule: ApprovalRuleModel, facts: Facts): boolean {
  if (facts?.delay === "ignored") return false;
  return rule.approveUntilDate === undefined && (rule.approveAfterDays ?? 0) === 0;
}

/** How the time of approval changes. Days and dates say different things: a date does not move with the days. */
export function timeKind(before: ApprovalRuleModel, after: ApprovalRuleModel, facts: Facts): ChangeKind {
  if (facts?.delay === "ignored") return "approval-ignored";
  const [old, now] = [before.approveUntilDate, after.approveUntilDate];
  if (now !== undefined) {
    if (!isKnown(now)) return "approval-unclear";
    if (old === undefined || !isKnown(old)) return "approval-frozen";
    return String(now) > String(old) ? "approval-date-moved" : "approval-date-back";
  }
  const days = after.approveAfterDays ?? 0;
  if (!isKnown(days)) return "approval-unclear";
  if (days === 0) return "approval-at-once";
  if (old !== undefined) return "approval-sooner";
  const was = before.approveAfterDays ?? 0;
  if (!isKnown(was)) return "approval-unclear";
  if (days < was) return "approval-sooner";
  return mayBeSecurity(after) ? "security-later" : "approval-later";
}

/** Whether a rule may be about security patches: it names the kinds it is about, or is about all of them. */
function mayBeSecurity({ patchFilters: filters }: ApprovalRuleModel): boolean {
  if (!isKnown(filters)) return true;
  return filters.every((filter) => {
    if (!isKnown(filter) || !isKnown(filter.key) || filterName(filter.key) !== "classification") return true;
    const { values } = filter;
    return !isKnown(values) || values.some((value) => !isKnown(value) || isSecurity(value));
  });
}

/** `Security`, `SecurityUpdates`, `CriticalUpdates`; macOS tells no kinds apart that way. */
function isSecurity(value: string): boolean {
  return value === EVERY_VALUE || /security|critical|softwareupdate/i.test(value);
}
