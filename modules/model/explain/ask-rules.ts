import type { ApprovalRuleModel, PatchBaselineModel } from "../patch-baseline/patch-baseline-model";
import { isKnown, type Knowable } from "../unknown";
import { approvalByTime } from "./approval-time";
import type { CaveatId } from "./caveats";
import { type FilterResult, matchFilters } from "./match-filters";
import type { Patch } from "./patch";
import { releaseTime } from "./release-time";
import { countsAsSecurity } from "./security";
import type { System } from "./system";
import type { RuleResult, RuleVerdict } from "./verdict";

/** What the approval rules of a baseline say, each on its own. */
export interface RuleAnswers {
  readonly verdicts: readonly RuleVerdict[];
  readonly caveats: readonly CaveatId[];
  /** Why nothing can be said about the rules at all. */
  readonly open?: string;
}

export function askRules(
  baseline: PatchBaselineModel,
  global: FilterResult,
  patch: Patch,
  at: Date,
  system: System,
): RuleAnswers {
  if (global.result === "fails") return { verdicts: [], caveats: [] };
  if (global.result === "unknown")
    return { verdicts: [], caveats: [], open: `of the global filters: ${global.because}` };
  if (!isKnown(baseline.approvalRules)) {
    return { verdicts: [], caveats: [], open: "the approval rules are not known yet" };
  }

  const caveats: CaveatId[] = [...global.caveats];
  const verdicts = baseline.approvalRules.map((rule, index): RuleVerdict => {
    const place = { rule: index + 1 };
    if (!isKnown(rule)) return { ...place, level: rule, result: "unknown", because: "it is not known yet" };
    const { result, caveats: reasons } = askRule(rule, patch, at, system);
    caveats.push(...reasons);
    return { ...place, level: rule.complianceLevel, ...result };
  });
  return { verdicts, caveats };
}

interface RuleAnswer {
  readonly result: RuleResult;
  /** What bears on a result that approves, or will. */
  readonly caveats: readonly CaveatId[];
}

function askRule(rule: ApprovalRuleModel, patch: Patch, at: Date, system: System): RuleAnswer {
  const filters = matchFilters(rule.patchFilters, patch, { ...system, isRule: true });
  if (filters.result === "fails") return { result: { result: "filter fails", filter: filters.filter }, caveats: [] };

  const security = countsAsSecurity(patch, system.facts);
  const flag = rule.enableNonSecurity;
  if (security === false && flag === false) return { result: { result: "not about security" }, caveats: [] };
  if (filters.result === "unknown") return { result: filters, caveats: [] };
  if (security !== true && flag !== true) return { result: unsureAboutSecurity(security), caveats: [] };

  const { withoutNotice } = system.peculiarity;
  const caveats = [...filters.caveats];
  if (withoutNotice !== undefined && patch.notice === false) caveats.push(withoutNotice);
  const timed = askTime(rule, patch, at, system);
  return { result: timed.result, caveats: [...caveats, ...timed.caveats] };
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

  const result = approvalByTime(rule, time, at);
  const caveats: CaveatId[] = atOnce && result.result === "approves" ? [] : [...timeCaveats];
  if (!atOnce && peculiarity.delay !== undefined) caveats.push(peculiarity.delay);
  if (result.result === "waits" && peculiarity.waiting !== undefined) caveats.push(peculiarity.waiting);
  return { result, caveats };
}
