import { cannotMeet, knownRules, type Reach, reachOf } from "../../coverage/rule-reach";
import { filterName } from "../../patch-baseline/patch-filters";
import { joined } from "../../text/wording";
import { isKnown } from "../../values/unknown";
import { defineCheck } from "../check/define-check";

export const ruleOutsideGlobalFilters = defineCheck({
  id: "PM135",
  severity: "warning",
  on: "baseline",
  cause: "The global filters leave an approval rule nothing.",
  reason: "They narrow every rule: a patch must pass them first. A rule that asks for other values approves nothing.",
  source: "patch baseline facts, C1",
  fix: "Add the rule's values to the global filters, or take the rule away.",
  find: (baseline, { problems }) => {
    const { globalFilters } = baseline;
    if (!isKnown(globalFilters)) return;
    const names = globalFilters.flatMap((filter) =>
      isKnown(filter) && isKnown(filter.key) ? [filterName(filter.key)] : [],
    );
    knownRules(baseline)?.forEach((rule, index) => {
      const conflicts = names.flatMap((name) => {
        const ofRule = reachOf(rule.patchFilters, name);
        const global = reachOf(globalFilters, name);
        if (ofRule === undefined || global === undefined || !cannotMeet(ofRule, global)) return [];
        return [`globalFilters.${name} lets only ${listed(global)} pass, and the rule asks for ${listed(ofRule)}`];
      });
      if (conflicts.length > 0) problems.add(`approvalRules[${index}]`, `approves nothing: ${joined(conflicts)}`);
    });
  },
});

function listed(reach: Reach): string {
  return joined([...reach], "or");
}
