import { knownRules, reaches, reachesAllOf, reachOf } from "../../coverage/rule-reach";
import type { ApprovalRuleModel, PatchBaselineModel } from "../../patch-baseline/patch-baseline-model";
import { EVERY_VALUE } from "../../patch-baseline/patch-filters";
import { counted } from "../../text/wording";
import { defineCheck } from "../check/define-check";

/** Made for one system alone, so that the word tells it. */
const DEFINITIONS = "DefinitionUpdates";
/** No bulletin gives a definition update a severity. */
const NO_SEVERITY = "Unspecified";
const SUPERSEDED =
  "A definition update is superseded by the next one, mostly within the day, and leaves the catalogue then: with a " +
  "delay none is ever approved.";
const OF_RINGS = "The soakDays of a ring make that rule wait as well: there something else has to bring them.";

export const delayedDefinitions = defineCheck({
  id: "PM136",
  severity: "warning",
  on: "baseline",
  cause: "A rule lets definition updates of Windows wait.",
  reason: SUPERSEDED,
  source: "patch baseline facts, C6",
  fix: `Approve DefinitionUpdates in a rule of their own with approveAfterDays: 0. ${OF_RINGS}`,
  find: (baseline, { problems }) => {
    for (const { path, days } of waitingDefinitions(baseline, "named")) {
      problems.add(
        path,
        `${DEFINITIONS} wait ${days} and are superseded before, so that none is approved; ` +
          "give them a rule of their own with approveAfterDays: 0",
      );
    }
  },
});

/** Who names no classification may not think of them: a note, and no warning about the commonest of all rules. */
export const delayedDefinitionsAmongAll = defineCheck({
  id: "PM145",
  severity: "information",
  on: "baseline",
  cause: "A rule about every classification lets definition updates of Windows wait as well.",
  reason: SUPERSEDED,
  source: "patch baseline facts, C6",
  fix: `Approve DefinitionUpdates in a rule of their own with approveAfterDays: 0, unless something else brings them. ${OF_RINGS}`,
  find: (baseline, { problems }) => {
    for (const { path, days } of waitingDefinitions(baseline, "among all")) {
      problems.add(
        path,
        `${DEFINITIONS} wait ${days} as well and are superseded before, so that none is approved; unless something ` +
          "else brings them, give them a rule of their own with approveAfterDays: 0",
      );
    }
  },
});

/** The rules that let them wait, where no other one approves the same of them at once. */
function waitingDefinitions(baseline: PatchBaselineModel, asked: "named" | "among all") {
  const rules = knownRules(baseline);
  if (baseline.operatingSystem !== "WINDOWS" || rules === undefined) return [];
  const letIn = reachOf(baseline.globalFilters, "classification");
  if (letIn !== undefined && !reaches(letIn, DEFINITIONS)) return [];
  const atOnce = rules.filter(
    (rule) => rule.approveAfterDays === 0 && has(rule, "classification", DEFINITIONS) && hasNoSeverity(rule),
  );
  return rules.flatMap((rule, index) => {
    const days = rule.approveAfterDays;
    const isNamed = reachOf(rule.patchFilters, "classification") !== EVERY_VALUE;
    if (typeof days !== "number" || days < 1 || isNamed !== (asked === "named")) return [];
    if (!has(rule, "classification", DEFINITIONS) || !(isNamed || hasNoSeverity(rule))) return [];
    if (atOnce.some((other) => PRODUCTS.every((key) => isAmong(rule, other, key)))) return [];
    return [{ path: `approvalRules[${index}].approveAfterDays`, days: counted(days, "day") }];
  });
}

const PRODUCTS = ["product", "productFamily", "patchSet"];

/** Whether a rule is about what no bulletin gives a severity, as definition updates. */
function hasNoSeverity(rule: ApprovalRuleModel): boolean {
  return has(rule, "msrcSeverity", NO_SEVERITY);
}

function has({ patchFilters }: ApprovalRuleModel, key: string, value: string): boolean {
  const reach = reachOf(patchFilters, key);
  return reach !== undefined && reaches(reach, value);
}

function isAmong(rule: ApprovalRuleModel, other: ApprovalRuleModel, key: string): boolean {
  const [own, others] = [reachOf(rule.patchFilters, key), reachOf(other.patchFilters, key)];
  return own !== undefined && others !== undefined && reachesAllOf(others, own);
}
