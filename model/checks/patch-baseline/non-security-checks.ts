import { operatingSystemFacts, type PackageManager } from "../../facts/operating-systems";
import type { ApprovalRuleModel } from "../../patch-baseline/patch-baseline-model";
import { EVERY_VALUE } from "../../patch-baseline/patch-filters";
import { joined } from "../../text/wording";
import { isKnown } from "../../values/unknown";
import { defineCheck } from "../check/define-check";
import { eachRule } from "./approval-rule-checks";

/**
 * What counts as "non-security" lacks something that a filter may ask for: with yum, any update notice; with dnf, the
 * severity or the classification. A rule that asks for it can approve nothing of the kind.
 * Source: docs/facts.md, "C3. What counts as security".
 */
const NEVER_MATCH: Partial<Record<PackageManager, readonly (readonly string[])[]>> = {
  yum: [["CLASSIFICATION"], ["SEVERITY"]],
  dnf: [["CLASSIFICATION", "SEVERITY"]],
};

export const nonSecurityWithoutEffect = defineCheck({
  id: "PM119",
  severity: "warning",
  on: "baseline",
  cause: "Non-security updates are asked for where that has no effect.",
  reason:
    "SUSE's nodes do not look at the flag. Elsewhere it adds updates without an advisory, or whose advisory has no severity, which a " +
    "rule that asks for a classification or severity does not match; and the flag of the approved list is about that " +
    "list alone.",
  source: "patch baseline facts, A4 and C3",
  fix: "Leave the flag out, or set it on a rule without such filters.",
  find: (baseline, { problems }) => {
    const facts = operatingSystemFacts(baseline.operatingSystem);
    if (facts === undefined) return;
    const ignored = facts.nonSecurity === "no effect";
    eachRule(baseline, (rule, path) => {
      if (rule.enableNonSecurity !== true) return;
      const place = `${path}.enableNonSecurity`;
      const blocking = facts.packageManagers.map((manager) => blockingFilters(rule, NEVER_MATCH[manager]));
      if (ignored) problems.add(place, `${facts.label} does not look at the flag; leave it out`);
      else if (blocking.every((keys) => keys.length > 0)) {
        const keys = joined([...new Set(blocking.flat())].map((key) => key.toLowerCase()));
        problems.add(
          place,
          `has no effect beside a filter of ${keys}: the updates that it adds match no such filter; ` +
            "set it on a rule without that filter",
        );
      }
    });
    if (baseline.approvedPatchesEnableNonSecurity !== true) return;
    const { approvedPatches } = baseline;
    const place = "approvedPatchesEnableNonSecurity";
    if (ignored) problems.add(place, `${facts.label} does not look at the flag; leave it out`);
    else if (isKnown(approvedPatches) && approvedPatches.length === 0) {
      problems.add(place, "has no effect without approvedPatches; for rules, set enableNonSecurity of the rule");
    }
  },
});

export const nothingWithoutAdvisories = defineCheck({
  id: "PM138",
  severity: "warning",
  on: "baseline",
  cause: "A baseline of CentOS approves only updates with an advisory.",
  reason:
    "CentOS's own repositories have none: without the flag nothing is approved, and nodes that miss everything look compliant.",
  source: "patch baseline facts, C3",
  fix: "Set enableNonSecurity: true on a rule without filters of classification and severity.",
  find: ({ operatingSystem, approvalRules, sources, ...list }, { problems }) => {
    if (operatingSystem !== "CENTOS" || !isKnown(sources) || sources.length > 0) return;
    const say = (path: string, flag: string) =>
      problems.add(
        path,
        `approve nothing from CentOS's own repositories, which have no advisories; set ${flag}, or give sources that have them`,
      );
    const rules = isKnown(approvalRules) ? approvalRules : [];
    if (rules.length > 0 && rules.every((rule) => isKnown(rule) && rule.enableNonSecurity === false)) {
      say("approvalRules", "enableNonSecurity: true on a rule without filters of classification and severity");
    }
    const { approvedPatches, approvedPatchesEnableNonSecurity } = list;
    if (isKnown(approvedPatches) && approvedPatches.length > 0 && approvedPatchesEnableNonSecurity === false) {
      say("approvedPatches", "approvedPatchesEnableNonSecurity: true");
    }
  },
});

/** The filter keys of the rule which keep out whatever has no such value; empty if there is none, or none is known. */
function blockingFilters(rule: ApprovalRuleModel, combinations: readonly (readonly string[])[] = []): string[] {
  const { patchFilters } = rule;
  if (!isKnown(patchFilters)) return [];
  const narrowing = patchFilters.flatMap((filter) => {
    if (!isKnown(filter) || !isKnown(filter.key) || !isKnown(filter.values)) return [];
    const open = filter.values.some((value) => !isKnown(value) || value === EVERY_VALUE);
    return open ? [] : [filter.key];
  });
  return combinations.filter((keys) => keys.every((key) => narrowing.includes(key))).flat();
}
