import { withoutTheFlag } from "../../model/coverage/non-security";
import { isLeftNothing } from "../../model/coverage/outside-global-filters";
import { LEFT_NOTHING } from "../../model/describe/describe-baseline";
import {
  approvalOf,
  describeApprovalTime,
  describeRule,
  describeScope,
  flagCounts,
} from "../../model/describe/describe-rule";
import { type OperatingSystemFacts, operatingSystemFacts } from "../../model/facts/operating-systems";
import type { ApprovalRuleModel, PatchBaselineModel } from "../../model/patch-baseline/patch-baseline-model";
import { inEffect } from "../../model/patch-baseline/rule-in-effect";
import { isKnown, type Knowable } from "../../model/values/unknown";
import type { ChangeKind } from "../risk/change-kinds";
import { changed, type Detail, detail, shown } from "./detail";
import { canonical, hasUnknown, isSame } from "./differences";
import { isSameTime, matchRules, selectionKey } from "./match-rules";
import { approvesAtOnce, timeKind } from "./rule-effect";
import { selectionDifference } from "./selection-difference";

/** What changes about the approval rules of a baseline, by what the rules select. */
export function ruleChanges(before: PatchBaselineModel, after: PatchBaselineModel): readonly Detail[] {
  const old = before.approvalRules;
  const now = after.approvalRules;
  if (!isKnown(old) || !isKnown(now)) {
    if (isSame(old, now)) return [];
    return [detail("approval-unclear", "the approval rules are known after apply")];
  }
  const known = (rules: readonly Knowable<ApprovalRuleModel>[]) => rules.filter(isKnown);
  const { pairs, added, removed } = matchRules(known(old), known(now));
  const facts = operatingSystemFacts(after.operatingSystem);
  const details = [
    ...pairs.flatMap((pair) =>
      pairChanges(pair.before, pair.after, facts).map((one) => toldWithGlobalFilters(one, pair.after, after)),
    ),
    ...added.map((rule) => addedRule(rule, after, facts)),
    ...removed.map((rule) =>
      detail(
        "rule-removed",
        `rule gone: ${describeRule(inEffect(rule, operatingSystemFacts(before.operatingSystem)), operatingSystemFacts(before.operatingSystem))}`,
      ),
    ),
  ];
  if (now.some((rule) => !isKnown(rule)) && !old.some((rule) => !isKnown(rule))) {
    details.push(detail("approval-unclear", "a rule is known after apply"));
  }
  if (details.length > 0 || isSame(old.map(withDays), now.map(withDays))) return details;
  return [detail("rule-reworded", "the approval rules stand in another order and mean the same")];
}

/** No days and no date are 0 days: the provider records the one, and reads the other back. */
function withDays(rule: Knowable<ApprovalRuleModel>): Knowable<ApprovalRuleModel> {
  if (!isKnown(rule) || rule.approveUntilDate !== undefined) return rule;
  return { ...rule, approveAfterDays: rule.approveAfterDays ?? 0 };
}

function addedRule(
  rule: ApprovalRuleModel,
  baseline: PatchBaselineModel,
  facts: OperatingSystemFacts | undefined,
): Detail {
  const isAtOnce = approvesAtOnce(rule, facts) && !isLeftNothing(rule, baseline);
  const kind = isAtOnce ? "rule-added-at-once" : "rule-added";
  const change = detail(
    hasUnknown(rule.patchFilters) ? "approval-unclear" : kind,
    `new rule: ${describeRule(inEffect(rule, facts), facts)}`,
  );
  return toldWithGlobalFilters(change, rule, baseline);
}

function toldWithGlobalFilters(change: Detail, rule: ApprovalRuleModel, baseline: PatchBaselineModel): Detail {
  return isLeftNothing(rule, baseline) ? { ...change, says: `${change.says}; ${LEFT_NOTHING}` } : change;
}

function pairChanges(
  before: ApprovalRuleModel,
  after: ApprovalRuleModel,
  facts: OperatingSystemFacts | undefined,
): readonly Detail[] {
  const details: Detail[] = [];
  const selection = describeScope(after, facts);
  if (selectionKey(before.patchFilters) !== selectionKey(after.patchFilters)) {
    // What the flag changes is told of the flag.
    const old = describeScope({ ...after, patchFilters: before.patchFilters }, facts);
    const isShown = !hasUnknown(after.patchFilters);
    const difference = selectionDifference(before.patchFilters, after.patchFilters);
    const whole = isShown ? `a rule approves ${selection}` : "what a rule approves is known after apply";
    const says = difference === undefined ? `${whole}, was ${old}` : `${old}: ${difference}`;
    details.push({ ...detail(isShown ? "rule-selection" : "approval-unclear", says), before: old, after: selection });
  } else if (canonical(before.patchFilters) !== canonical(after.patchFilters)) {
    details.push(detail("rule-reworded", `${selection}: the filters are written differently and select the same`));
  }
  if (!isSameTime(before, after)) details.push(timeChange(selection, before, after, facts));
  if (before.complianceLevel !== after.complianceLevel) {
    const [old, now] = [shown(before.complianceLevel), shown(after.complianceLevel)];
    details.push({
      ...changed("compliance-level", `${selection}: missing it counts as`, old, now),
      before: old,
      after: now,
    });
  }
  return [...details, ...flagChange(before, after, facts)];
}

function flagChange(
  before: ApprovalRuleModel,
  after: ApprovalRuleModel,
  facts: OperatingSystemFacts | undefined,
): readonly Detail[] {
  const { enableNonSecurity: old } = before;
  const { enableNonSecurity: now } = after;
  if (old === now) return [];
  const what = { before: approvalOf(before, facts), after: approvalOf(after, facts) };
  const scope = describeScope(after, facts);
  if (flagCounts(after, facts)) {
    if (!isKnown(old) || !isKnown(now)) return [{ ...nonSecurityChange(scope, old, now, facts), ...what }];
    const was = describeScope({ ...after, enableNonSecurity: old }, facts);
    return [{ ...detail(flagKind(now), `a rule approves ${scope}, was ${was}`), ...what }];
  }
  const effect = facts?.nonSecurity ?? "supported";
  const isOpen = effect === "not confirmed" || hasUnknown(after.patchFilters);
  const because = hasUnknown(after.patchFilters) ? "" : `, ${WITHOUT_EFFECT[effect](facts?.label ?? "")}`;
  const says = `${scope}: the non-security flag changes${because}`;
  return [{ ...detail(isOpen ? flagKind(now) : "non-security-ignored", says), ...what }];
}

/** Why a rule approves the same with the flag and without. */
const WITHOUT_EFFECT: Readonly<Record<OperatingSystemFacts["nonSecurity"], (label: string) => string>> = {
  supported: () => "which adds nothing: its filters match updates with an advisory alone",
  "no effect": (label) => `which ${label} ignores`,
  "not supported": (label) => `which ${label} ignores`,
  "not confirmed": (label) => `and what ${label} makes of it is not confirmed`,
};

function timeChange(
  selection: string,
  before: ApprovalRuleModel,
  after: ApprovalRuleModel,
  facts: OperatingSystemFacts | undefined,
): Detail {
  const kind = timeKind(before, after, facts);
  const [old, now] = [describeApprovalTime(before), describeApprovalTime(after)];
  const ignored = kind === "approval-ignored" ? `; ${facts?.label} ignores it` : "";
  const frozen =
    kind === "approval-frozen" ? "; nothing released after that day is approved until somebody moves the date" : "";
  return { kind, says: `${selection}: approved ${now}, was ${old}${ignored}${frozen}`, before: old, after: now };
}

/** Where it is not known yet, it is weighed as if patches that are not about security were approved too. */
export function nonSecurityChange(
  what: string,
  before: ApprovalRuleModel["enableNonSecurity"],
  after: ApprovalRuleModel["enableNonSecurity"],
  facts: OperatingSystemFacts | undefined,
): Detail {
  return detail(flagKind(after), `${what}: ${nonSecurityText(after, facts)}, was ${nonSecurityText(before, facts)}`);
}

function flagKind(after: Knowable<boolean>): ChangeKind {
  return after === false ? "non-security-removed" : "non-security-added";
}

function nonSecurityText(flag: Knowable<boolean>, facts: OperatingSystemFacts | undefined): string {
  if (flag === true) return "with non-security";
  if (!isKnown(flag)) return "non-security (known after apply)";
  return facts === undefined ? "security only" : `only ${withoutTheFlag(facts)}`;
}
