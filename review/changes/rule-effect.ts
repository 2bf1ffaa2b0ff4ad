import type { OperatingSystemFacts } from "../../model/facts/operating-systems";
import type { ApprovalRuleModel } from "../../model/patch-baseline/patch-baseline-model";
import { EVERY_VALUE, filterName } from "../../model/patch-baseline/patch-filters";
import { isKnown } from "../../model/values/unknown";
import type { ChangeKind } from "../risk/change-kinds";

type Facts = OperatingSystemFacts | undefined;

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

/**
 * `Security`, `SecurityUpdates`, `CriticalUpdates`; of Windows also what holds security fixes among others. macOS tells no
 * kinds apart that way.
 */
function isSecurity(value: string): boolean {
  return value === EVERY_VALUE || /security|critical|softwareupdate|rollup|servicepack|definition/i.test(value);
}
