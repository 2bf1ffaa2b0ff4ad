import { conflictsWithGlobalFilters } from "../../coverage/outside-global-filters";
import { knownRules, type Reach } from "../../coverage/rule-reach";
import { joined } from "../../text/wording";
import { defineCheck } from "../check/define-check";

export const ruleOutsideGlobalFilters = defineCheck({
  id: "PM135",
  severity: "warning",
  on: "baseline",
  cause: "The global filters leave an approval rule nothing.",
  reason: "They narrow every rule: a patch must pass them first. A rule that asks for other values approves nothing.",
  source: "patch baseline facts, C1",
  fix: "Add the rule's values to the global filters, or remove the rule.",
  find: (baseline, { problems }) => {
    knownRules(baseline)?.forEach((rule, index) => {
      const conflicts = conflictsWithGlobalFilters(rule, baseline).map(
        ({ name, global, ofRule, ofRuleBy }) =>
          `globalFilters.${name} lets only ${listed(global)} pass, and the rule asks for ` +
          `${ofRuleBy === undefined ? "" : `${ofRuleBy} `}${listed(ofRule)}`,
      );
      if (conflicts.length > 0) problems.add(`approvalRules[${index}]`, `approves nothing: ${joined(conflicts)}`);
    });
  },
});

function listed(reach: Reach): string {
  return joined([...reach], "or");
}
