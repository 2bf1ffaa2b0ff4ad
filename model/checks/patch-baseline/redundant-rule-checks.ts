import { isNoLessNonSecurity, isNoNarrower, knownRules } from "../../coverage/rule-reach";
import { COMPLIANCE_LEVELS } from "../../facts/compliance-levels";
import type { ApprovalRuleModel } from "../../patch-baseline/patch-baseline-model";
import { isKnown } from "../../values/unknown";
import { defineCheck } from "../check/define-check";

export const ruleAddsNothing = defineCheck({
  id: "PM127",
  severity: "information",
  on: "baseline",
  cause: "An approval rule approves nothing that another one does not approve as well, and as soon.",
  reason:
    "Rules are alternatives. Such a rule can raise the compliance level of what it matches, and nothing else. " +
    "One that raises it at the same delay does what it says, and is not reported.",
  source: "patch baseline facts, C5",
  fix: "Nothing needs to be done; drop the rule if the level is not meant either.",
  find: (baseline, { problems }) => {
    const rules = knownRules(baseline);
    rules?.forEach((rule, index) => {
      const wider = rules.findIndex((other, place) => {
        if (place === index || !covers(other, rule) || isRaised(rule, other)) return false;
        // Of two that approve the same, the lower or later one is told.
        return !covers(rule, other) || isHigher(other, rule) || place < index;
      });
      if (wider < 0) return;
      problems.add(`approvalRules[${index}]`, whatItAdds(rule, rules[wider] as ApprovalRuleModel, wider));
    });
  },
});

function whatItAdds(rule: ApprovalRuleModel, wider: ApprovalRuleModel, place: number): string {
  const start = `approves nothing that approvalRules[${place}] does not approve`;
  if (!isKnown(rule.complianceLevel) || !isKnown(wider.complianceLevel)) return `${start} as well`;
  if (!isHigher(rule, wider)) return `${start}, and at no higher compliance level; it can be dropped`;
  const sooner = rule.approveAfterDays === wider.approveAfterDays ? "" : " sooner";
  return `${start}${sooner}; it only raises the compliance level of what it matches to ${rule.complianceLevel}`;
}

/** Whether a rule does what it says beside a wider one: it raises the level, and its delay promises nothing else. */
function isRaised(rule: ApprovalRuleModel, wider: ApprovalRuleModel): boolean {
  const isSameTime =
    rule.approveAfterDays === wider.approveAfterDays && rule.approveUntilDate === wider.approveUntilDate;
  return isSameTime && isHigher(rule, wider);
}

function isHigher({ complianceLevel: one }: ApprovalRuleModel, { complianceLevel: other }: ApprovalRuleModel): boolean {
  const place = (level: string) => (COMPLIANCE_LEVELS as readonly string[]).indexOf(level);
  return isKnown(one) && isKnown(other) && place(one) < place(other);
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
