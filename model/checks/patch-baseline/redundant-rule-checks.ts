import { isNoLessNonSecurity, isNoNarrower, knownRules } from "../../coverage/rule-reach";
import { COMPLIANCE_LEVELS } from "../../facts/compliance-levels";
import type { ApprovalRuleModel } from "../../patch-baseline/patch-baseline-model";
import { isKnown } from "../../values/unknown";
import { defineCheck } from "../check/define-check";

export const ruleAddsNothing = defineCheck({
  id: "PM127",
  severity: "information",
  on: "baseline",
  cause: "An approval rule approves nothing that another one does not approve as well.",
  reason: "Rules are alternatives. Such a rule can raise the compliance level of what it matches, and nothing else.",
  source: "patch baseline facts, C5",
  fix: "Nothing needs to be done; drop the rule if the level is not meant either.",
  find: (baseline, { problems }) => {
    const rules = knownRules(baseline);
    rules?.forEach((rule, index) => {
      const wider = rules.findIndex(
        (other, place) => place !== index && covers(other, rule) && (!covers(rule, other) || place < index),
      );
      if (wider < 0) return;
      problems.add(`approvalRules[${index}]`, whatItAdds(rule, rules[wider] as ApprovalRuleModel, wider));
    });
  },
});

function whatItAdds(rule: ApprovalRuleModel, wider: ApprovalRuleModel, place: number): string {
  const start = `approves nothing that approvalRules[${place}] does not approve`;
  if (!isKnown(rule.complianceLevel) || !isKnown(wider.complianceLevel)) return `${start} as well`;
  return levelPlace(rule.complianceLevel) < levelPlace(wider.complianceLevel)
    ? `${start}; it only raises the compliance level of what it matches to ${rule.complianceLevel}`
    : `${start}, and at no higher compliance level; it can be dropped`;
}

function levelPlace(level: string): number {
  return (COMPLIANCE_LEVELS as readonly string[]).indexOf(level);
}

/** Whether everything that the narrower rule approves is approved by the wider one, and no later. */
function covers(wider: ApprovalRuleModel, narrower: ApprovalRuleModel): boolean {
  return noLater(wider, narrower) && isNoLessNonSecurity(wider, narrower) && isNoNarrower(wider, narrower);
}

function noLater(wider: ApprovalRuleModel, narrower: ApprovalRuleModel): boolean {
  const { approveAfterDays: days, approveUntilDate: date } = wider;
  if (typeof days === "number" && typeof narrower.approveAfterDays === "number")
    return days <= narrower.approveAfterDays;
  if (typeof date === "string" && typeof narrower.approveUntilDate === "string")
    return date >= narrower.approveUntilDate;
  return [days, date, narrower.approveAfterDays, narrower.approveUntilDate].every((time) => time === undefined);
}
