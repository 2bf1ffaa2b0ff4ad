import { reachOf } from "../../coverage/rule-reach";
import { EVERY_VALUE } from "../../patch-baseline/patch-filters";
import { counted } from "../../text/wording";
import { defineCheck } from "../check/define-check";
import { eachRule } from "./approval-rule-checks";

/** Made for one system alone, so that the word tells it. */
const DEFINITIONS = "DefinitionUpdates";

export const delayedDefinitions = defineCheck({
  id: "PM136",
  severity: "warning",
  on: "baseline",
  cause: "A rule lets definition updates of Windows wait.",
  reason:
    "A definition update is superseded by the next one, mostly within the day, and leaves the catalogue then: with a " +
    "delay none is ever approved.",
  source: "patch baseline facts, C6",
  fix: "Approve DefinitionUpdates in a rule of their own with approveAfterDays: 0.",
  find: (baseline, { problems }) => {
    if (baseline.operatingSystem !== "WINDOWS") return;
    eachRule(baseline, (rule, path) => {
      const { approveAfterDays: days } = rule;
      const kinds = reachOf(rule.patchFilters, "classification");
      if (kinds === undefined || kinds === EVERY_VALUE || !kinds.has(DEFINITIONS)) return;
      if (typeof days !== "number" || days < 1) return;
      problems.add(
        `${path}.approveAfterDays`,
        `${DEFINITIONS} wait ${counted(days, "day")} and are superseded before, so that none is approved; ` +
          "give them a rule of their own with approveAfterDays: 0",
      );
    });
  },
});
