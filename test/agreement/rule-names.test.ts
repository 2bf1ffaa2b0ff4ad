import { findingsOf } from "../../model/checks/check/check";
import { PATCH_BASELINE_CHECKS } from "../../model/checks/patch-baseline/patch-baseline-checks";
import { explainPatch } from "../../model/explain/decision/explain-patch";
import { blankPatch } from "../../model/explain/patch/patch";
import { ruleName } from "../../model/explain/patch/verdict";
import { baseline } from "../model/checks/patch-baseline/given";
import { planWith, reviewWith } from "../review/given-plans";

const TODAY = new Date("2026-11-23T00:00:00Z");
const RULES = [
  { patchFilters: { classification: ["Bugfix"] }, approveAfterDays: 7 },
  { patchFilters: { classification: ["Security"] }, approveAfterDays: 400 },
];

test("checks, the explainer and the review count rules alike, from 0", () => {
  const good = baseline({ approvalRules: [RULES[0], { ...RULES[1], approveAfterDays: 0 }] });
  const planned = planWith([
    {
      address: "aws_ssm_patch_baseline.Linux",
      after: {
        name: "linux",
        operating_system: "AMAZON_LINUX_2",
        approval_rule: RULES.map(({ patchFilters: { classification }, approveAfterDays }) => ({
          approve_after_days: approveAfterDays,
          patch_filter: [{ key: "CLASSIFICATION", values: classification }],
        })),
      },
    },
  ]);

  const checked = findingsOf(PATCH_BASELINE_CHECKS, baseline({ approvalRules: RULES }), { today: TODAY });
  const verdict = explainPatch(good, { ...blankPatch("ALAS2-1"), properties: { classification: "Security" } }, TODAY);
  const reviewed = reviewWith(planned).stacks.flatMap(({ findings }) => findings.map(({ path }) => path));

  expect(checked.map(({ path }) => path)).toContain("approvalRules[1].approveAfterDays");
  expect(verdict.rules.map(({ rule }) => ruleName(rule))).toEqual(["approvalRules[0]", "approvalRules[1]"]);
  expect(reviewed).toContain("approval_rule[1].approve_after_days");
});
