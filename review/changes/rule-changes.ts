import { approvalOf, describeApprovalTime, describeRule, describeSelection } from "../../model/describe/describe-rule";
import { operatingSystemFacts } from "../../model/facts/operating-systems";
import type { ApprovalRuleModel, PatchBaselineModel } from "../../model/patch-baseline/patch-baseline-model";
import { isKnown, type Knowable } from "../../model/values/unknown";
import type { ChangeKind } from "../risk/change-kinds";
import { changed, type Detail, detail, shown } from "./detail";
import { canonical, isSame } from "./differences";
import { isSameTime, matchRules, selectionKey } from "./match-rules";

const DAY = 24 * 60 * 60 * 1000;

/** What changes about the approval rules of a baseline, by what the rules select. */
export function ruleChanges(before: PatchBaselineModel, after: PatchBaselineModel, at: Date): readonly Detail[] {
  const old = before.approvalRules;
  const now = after.approvalRules;
  if (!isKnown(old) || !isKnown(now)) {
    if (isSame(old, now)) return [];
    return [detail("approval-unclear", "the approval rules are known after apply")];
  }
  const known = (rules: readonly Knowable<ApprovalRuleModel>[]) => rules.filter(isKnown);
  const { pairs, added, removed } = matchRules(known(old), known(now));
  const details = [
    ...pairs.flatMap((pair) => pairChanges(pair.before, pair.after, after, at)),
    ...added.map((rule) => detail("rule-added", `new rule: ${describeRule(rule)}`)),
    ...removed.map((rule) => detail("rule-removed", `rule gone: ${describeRule(rule)}`)),
  ];
  if (now.some((rule) => !isKnown(rule)) && !old.some((rule) => !isKnown(rule))) {
    details.push(detail("approval-unclear", "a rule is known after apply"));
  }
  if (details.length > 0 || isSame(old, now)) return details;
  return [detail("rule-reworded", "the approval rules stand in another order and mean the same")];
}

function pairChanges(
  before: ApprovalRuleModel,
  after: ApprovalRuleModel,
  { operatingSystem }: PatchBaselineModel,
  at: Date,
): readonly Detail[] {
  const facts = isKnown(operatingSystem) ? operatingSystemFacts(operatingSystem) : undefined;
  const details: Detail[] = [];
  const selection = describeSelection(after.patchFilters);
  if (selectionKey(before.patchFilters) !== selectionKey(after.patchFilters)) {
    details.push(changed("rule-selection", "a rule selects", describeSelection(before.patchFilters), selection));
  } else if (canonical(before.patchFilters) !== canonical(after.patchFilters)) {
    details.push(detail("rule-reworded", `${selection}: the filters are written differently and select the same`));
  }
  if (!isSameTime(before, after)) {
    const kind = facts?.delay === "ignored" ? "approval-ignored" : timeKind(before, after, at);
    const [old, now] = [describeApprovalTime(before), describeApprovalTime(after)];
    const ignored = kind === "approval-ignored" ? `; ${facts?.label} ignores it` : "";
    const says = `${selection}: approved ${now}, was ${old}${ignored}`;
    details.push({ kind, says, before: old, after: now });
  }
  if (before.complianceLevel !== after.complianceLevel) {
    const [old, now] = [shown(before.complianceLevel), shown(after.complianceLevel)];
    const says = `${selection}: missing it counts as ${now}, was ${old}`;
    details.push({ kind: "compliance-level", says, before: old, after: now });
  }
  if (before.enableNonSecurity !== after.enableNonSecurity) {
    const what = { before: approvalOf(before), after: approvalOf(after) };
    const without = facts?.nonSecurity === "no effect";
    if (without) {
      details.push({
        ...detail("non-security-ignored", `${selection}: the non-security flag changes, which ${facts?.label} ignores`),
        ...what,
      });
    } else {
      const change = nonSecurityChange(selection, before.enableNonSecurity, after.enableNonSecurity);
      details.push({ ...change, ...what });
    }
  }
  return details;
}

/** Where it is not known yet, it is weighed as if patches that are not about security were approved too. */
export function nonSecurityChange(
  what: string,
  before: ApprovalRuleModel["enableNonSecurity"],
  after: ApprovalRuleModel["enableNonSecurity"],
): Detail {
  const kind = after === false ? "non-security-removed" : "non-security-added";
  return detail(kind, `${what}: ${nonSecurityText(after)}, was ${nonSecurityText(before)}`);
}

function nonSecurityText(flag: ApprovalRuleModel["enableNonSecurity"]): string {
  if (flag === true) return "with non-security";
  return flag === false ? "security only" : "non-security (known after apply)";
}

function isAtOnce(rule: ApprovalRuleModel): boolean {
  return rule.approveUntilDate === undefined && (rule.approveAfterDays ?? 0) === 0;
}

/** Days and dates are compared by the youngest patch that is approved at the moment of the review. */
function timeKind(before: ApprovalRuleModel, after: ApprovalRuleModel, at: Date): ChangeKind {
  const [old, now] = [youngest(before, at), youngest(after, at)];
  if (old === undefined || now === undefined) return "approval-unclear";
  if (now <= old) return "approval-later";
  return isAtOnce(after) ? "approval-at-once" : "approval-sooner";
}

function youngest(rule: ApprovalRuleModel, at: Date): number | undefined {
  if (rule.approveUntilDate !== undefined) {
    const day = isKnown(rule.approveUntilDate) ? Date.parse(`${rule.approveUntilDate}T00:00:00Z`) : Number.NaN;
    return Number.isNaN(day) ? undefined : day + DAY;
  }
  const days = rule.approveAfterDays ?? 0;
  return isKnown(days) ? at.getTime() - days * DAY : undefined;
}
