import { COMPLIANCE_LEVELS } from "../../facts/compliance-levels";
import { NUMBER_LIMITS } from "../../facts/limits";
import { OPERATING_SYSTEM_NAMES, operatingSystemFacts, operatingSystemLabel } from "../../facts/operating-systems";
import type { ApprovalRuleModel, PatchBaselineModel } from "../../patch-baseline/patch-baseline-model";
import { quote } from "../../text/wording";
import { notADate, parseCalendarDate } from "../../values/parse-date";
import { eachKnown, isKnown } from "../../values/unknown";
import { defineCheck } from "../check/define-check";
import { checkChoice, isChoice } from "../check/shared-properties";

/** The provider's pattern begins with `[12]\d{3}`. */
const YEAR_OF_PROVIDER = /^[12]\d{3}-/;

export const approvalRuleCount = defineCheck({
  id: "PM110",
  severity: "error",
  on: "baseline",
  cause: "A patch baseline has more approval rules than AWS accepts.",
  reason: "The service accepts 10; the provider has no maximum, so that only the apply fails.",
  source: NUMBER_LIMITS.approvalRules.source,
  fix: "Join rules that differ in filter values only.",
  find: (baseline, { problems }) =>
    problems.count("approvalRules", baseline.approvalRules, NUMBER_LIMITS.approvalRules, "rule"),
});

export const approvesNothing = defineCheck({
  id: "PM111",
  severity: "error",
  on: "baseline",
  cause: "A patch baseline has neither an approval rule nor an approved patch.",
  reason:
    "Nothing would ever be approved, and removing the last rule from an existing baseline makes the provider fail at apply.",
  source: "patch baseline facts, E2 and E3.1",
  fix: "Give a rule or an approved patch; to stop patching a group, remove the group's target from the window.",
  find: (baseline, { problems }) => {
    if (!isKnown(baseline.approvalRules) || !isKnown(baseline.approvedPatches)) return;
    problems.unless(
      baseline.approvalRules.length + baseline.approvedPatches.length > 0,
      "approvalRules",
      "expected an approval rule or one of approvedPatches, got neither; such a baseline approves nothing",
    );
  },
});

export const approvalTimeTwice = defineCheck({
  id: "PM112",
  severity: "error",
  on: "baseline",
  cause: "An approval rule gives both a delay and a date.",
  reason: "The node follows the date, and the provider sends only the date: Terraform shows a change on every plan.",
  source: "patch baseline facts, B1 and E3.6",
  fix: "Keep one of approveAfterDays and approveUntilDate.",
  find: (baseline, { problems }) =>
    eachRule(baseline, (rule, path) =>
      problems.unless(
        rule.approveAfterDays === undefined || rule.approveUntilDate === undefined,
        path,
        "gives both approveAfterDays and approveUntilDate, expected one; " +
          "the node would follow the date, and Terraform would show a change on every plan",
      ),
    ),
});

export const approvalTimeMissing = defineCheck({
  id: "PM113",
  severity: "error",
  on: "baseline",
  cause: "An approval rule gives neither a delay nor a date, on a system that honours them.",
  reason: "The provider reads a missing delay as 0: every patch would be approved the moment it is released.",
  source: "patch baseline facts, B1",
  fix: "Write approveAfterDays; 0 if that is really meant.",
  find: (baseline, { problems }) =>
    eachRule(baseline, (rule, path) => {
      if (rule.approveAfterDays !== undefined || rule.approveUntilDate !== undefined) return;
      if (!honoursDelay(baseline)) return;
      problems.add(
        path,
        "expected approveAfterDays or approveUntilDate, got neither; the provider would approve immediately, " +
          "so write approveAfterDays: 0 if that is meant",
      );
    }),
});

export const approvalDelay = defineCheck({
  id: "PM114",
  severity: "error",
  on: "baseline",
  cause: "The delay of an approval rule is out of range.",
  reason: "The service accepts whole days from 0 to 360.",
  source: NUMBER_LIMITS.approveAfterDays.source,
  fix: "Give a number in the range, or a date in approveUntilDate.",
  find: (baseline, { problems }) =>
    eachRule(baseline, (rule, path) =>
      problems.wholeNumber(`${path}.approveAfterDays`, rule.approveAfterDays, NUMBER_LIMITS.approveAfterDays),
    ),
});

export const approvalDate = defineCheck({
  id: "PM115",
  severity: "error",
  on: "baseline",
  cause: "The date of an approval rule is not a valid date.",
  reason:
    "The service wants YYYY-MM-DD; the provider wants a year from 1000 to 2999, and checks neither the rest of the shape " +
    "nor the calendar.",
  source: "SSM API model, PatchStringDateTime; patch baseline facts, E2; provider, patch_baseline.go",
  fix: "Write the day as YYYY-MM-DD.",
  find: (baseline, { problems }) =>
    eachRule(baseline, (rule, path) => {
      const date = rule.approveUntilDate;
      if (typeof date !== "string") return;
      const place = `${path}.approveUntilDate`;
      if (parseCalendarDate(date) === undefined) {
        problems.add(place, notADate(quote(date)));
      } else if (!YEAR_OF_PROVIDER.test(date)) {
        problems.add(place, `expected a year from 1000 to 2999, got ${quote(date)}; the provider accepts no other`);
      }
    }),
});

export const complianceLevel = defineCheck({
  id: "PM116",
  severity: "error",
  on: "baseline",
  cause: "A compliance level is not one of AWS's.",
  reason: "The provider refuses the plan for another word.",
  source: "SSM API model, PatchComplianceLevel",
  fix: `Use one of ${COMPLIANCE_LEVELS.join(", ")}.`,
  find: (baseline, { problems }) => {
    eachRule(baseline, (rule, path) =>
      checkChoice(`${path}.complianceLevel`, rule.complianceLevel, COMPLIANCE_LEVELS, problems),
    );
    checkChoice("approvedPatchesComplianceLevel", baseline.approvedPatchesComplianceLevel, COMPLIANCE_LEVELS, problems);
  },
});

export const nonSecurityNotSupported = defineCheck({
  id: "PM117",
  severity: "error",
  on: "baseline",
  cause: "Non-security updates are asked for on a system that does not have the flag.",
  reason: "The flag is for Linux nodes only.",
  source: "SSM API model, PatchRule.EnableNonSecurity",
  fix: "Leave the flag out, and choose the updates by classification.",
  find: (baseline, { problems }) => {
    const system = baseline.operatingSystem;
    if (!isKnown(system) || operatingSystemFacts(system)?.nonSecurity !== "not supported") return;
    const message = `${operatingSystemLabel(system)} has no such flag; leave it out and choose by classification`;
    eachRule(baseline, (rule, path) =>
      problems.unless(rule.enableNonSecurity !== true, `${path}.enableNonSecurity`, message),
    );
    problems.unless(baseline.approvedPatchesEnableNonSecurity !== true, "approvedPatchesEnableNonSecurity", message);
  },
});

export function eachRule(
  baseline: PatchBaselineModel,
  visit: (rule: ApprovalRuleModel, path: string, index: number) => void,
): void {
  eachKnown(baseline.approvalRules, (rule, index) => visit(rule, `approvalRules[${index}]`, index));
}

/** Whether nodes are known to wait: of a system that is refused nobody knows, for it is a misspelt one. */
export function honoursDelay({ operatingSystem: system }: PatchBaselineModel): boolean {
  if (!isKnown(system) || !isChoice(system, OPERATING_SYSTEM_NAMES)) return false;
  return operatingSystemFacts(system)?.delay !== "ignored";
}
