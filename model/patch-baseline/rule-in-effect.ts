import type { OperatingSystemFacts } from "../facts/operating-systems";
import { isKnown } from "../values/unknown";
import type { ApprovalRuleModel, PatchBaselineModel } from "./patch-baseline-model";

type Facts = OperatingSystemFacts | undefined;

/** A rule as the operating system takes it: what it ignores is left out, so that nothing has to take it back. */
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
