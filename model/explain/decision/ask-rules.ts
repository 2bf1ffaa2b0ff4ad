import type { ApprovalRuleModel, PatchBaselineModel } from "../../patch-baseline/patch-baseline-model";
import { isKnown, type Knowable } from "../../values/unknown";
import { type FilterResult, filterMatcher } from "../matching/match-filters";
import type { CaveatId } from "../patch/caveats";
import type { Patch } from "../patch/patch";
import { releaseTime } from "../patch/release-time";
import { countsAsSecurity } from "../patch/security";
import type { System } from "../patch/system";
import type { RuleResult, RuleVerdict } from "../patch/verdict";
import { approvalByTime } from "./approval-time";

/** What the approval rules of a baseline say, each on its own. */
export interface RuleAnswers {
  readonly verdicts: readonly RuleVerdict[];
  readonly caveats: readonly CaveatId[];
  /** Why nothing can be said about the rules at all. */
  readonly open?: string;
}

/** Asks the approval rules of one baseline about patches that have an answer of its global filters. */
export type RulesAsker = (global: FilterResult, patch: Patch, at: Date) => RuleAnswers;

export function rulesAsker(baseline: PatchBaselineModel, system: System): RulesAsker {
  const { approvalRules } = baseline;
  const askers = isKnown(approvalRules) ? approvalRules.map((rule, index) => ruleAsker(rule, index, system)) : [];

  return (global, patch, at) => {
    if (global.result === "fails") return { verdicts: [], caveats: [] };
    if (global.result === "unknown")
      return { verdicts: [], caveats: [], open: `of the global filters: ${global.because}` };
    if (!isKnown(approvalRules)) return { verdicts: [], caveats: [], open: "the approval rules are not known yet" };

    const caveats: CaveatId[] = [...global.caveats];
    const verdicts = askers.map((ask): RuleVerdict => {
      const answer = ask(patch, at);
      caveats.push(...answer.caveats);
      return answer.verdict;
    });
    return { verdicts, caveats };
  };
}

/** What one rule says, with what bears on a result that approves, or will. */
type RuleAsker = (patch: Patch, at: Date) => { readonly verdict: RuleVerdict; readonly caveats: readonly CaveatId[] };

function ruleAsker(rule: Knowable<ApprovalRuleModel>, index: number, system: System): RuleAsker {
  if (!isKnown(rule)) {
    const verdict: RuleVerdict = { rule: index, level: rule, result: "unknown", because: "it is not known yet" };
    return () => ({ verdict, caveats: [] });
  }
  const matches = filterMatcher(rule.patchFilters, { ...system, isRule: true });
  return (patch, at) => {
    const { result, caveats } = askRule(rule, matches(patch), patch, at, system);
    return { verdict: { rule: index, level: rule.complianceLevel, ...result }, caveats };
  };
}

interface RuleAnswer {
  readonly result: RuleResult;
  readonly caveats: readonly CaveatId[];
}

function askRule(rule: ApprovalRuleModel, filters: FilterResult, patch: Patch, at: Date, system: System): RuleAnswer {
  if (filters.result === "fails") return { result: { result: "filter fails", filter: filters.filter }, caveats: [] };

  const security = countsAsSecurity(patch, system.facts);
  const flag = rule.enableNonSecurity;
  if (security === false && flag === false) return { result: { result: "not about security" }, caveats: [] };
  if (filters.result === "unknown") return { result: filters, caveats: [] };
  if (security !== true && flag !== true) return { result: unsureAboutSecurity(security), caveats: [] };

  const { withoutNotice } = system.peculiarity;
  const timed = askTime(rule, patch, at, system);
  const ofPackage = withoutNotice !== undefined && patch.notice === false ? [withoutNotice] : [];
  return { result: timed.result, caveats: [...filters.caveats, ...ofPackage, ...timed.caveats] };
}

function unsureAboutSecurity(security: Knowable<boolean>): RuleResult {
  const because = isKnown(security)
    ? "its enableNonSecurity is not known yet"
    : "the patch list does not say whether this counts as security, and the rule approves nothing else";
  return { result: "unknown", because };
}

function askTime(rule: ApprovalRuleModel, patch: Patch, at: Date, system: System): RuleAnswer {
  const { peculiarity } = system;
  const atOnce = rule.approveUntilDate === undefined && (rule.approveAfterDays ?? 0) === 0;
  const { time, caveats: timeCaveats } = releaseTime(patch, system);
  if (time === undefined) return { result: { result: "approves" }, caveats: [] };
  if (!isKnown(time)) {
    // A patch that is listed has been released, so that a rule without delay approves it whatever the date.
    const because = "the patch list does not say the release date";
    return { result: atOnce ? { result: "approves" } : { result: "unknown", because }, caveats: [] };
  }

  const result = approvalByTime(rule, time, at, patch.dates.issued);
  const caveats: CaveatId[] = atOnce && result.result === "approves" ? [] : [...timeCaveats];
  if (!atOnce && peculiarity.delay !== undefined) caveats.push(peculiarity.delay);
  const isDelayed = result.result === "waits" && result.until.getTime() > time.getTime();
  if (isDelayed && peculiarity.waiting !== undefined) caveats.push(peculiarity.waiting);
  return { result, caveats };
}
