import type { PatchBaselineModel } from "../../patch-baseline/patch-baseline-model";
import { type Knowable, UNKNOWN } from "../../values/unknown";
import type { FilterResult } from "../matching/match-filters";
import type { CaveatId } from "../patch/caveats";
import type { PackageManagerFacts } from "../patch/package-manager-facts";
import { COUNTED_AS_SECURITY } from "../patch/security";
import { type CannotBeSaid, type FailedFilter, type PatchVerdict, type RuleVerdict, ruleName } from "../patch/verdict";
import type { ListAnswer } from "./ask-approved-list";
import type { RuleAnswers } from "./ask-rules";
import { highestLevel } from "./levels";

/** Puts together what rules and approved list say of a patch that is not rejected. */
export function decide(
  baseline: PatchBaselineModel,
  rules: RuleAnswers,
  list: ListAnswer,
  global: FilterResult,
  { security }: PackageManagerFacts,
): PatchVerdict {
  const { verdicts } = rules;
  const caveats = eachOnce(rules.caveats, list.caveats);
  const approving = verdicts.filter((rule) => rule.result === "approves");

  if (list.entry !== undefined || approving.length > 0) {
    const levels = approving.map((rule) => rule.level);
    if (list.entry !== undefined) levels.push(baseline.approvedPatchesComplianceLevel);
    const open = verdicts.filter((rule) => rule.result === "unknown").map((rule) => rule.level);
    if (rules.open !== undefined) open.push(UNKNOWN);
    if (list.open !== undefined) open.push(baseline.approvedPatchesComplianceLevel);
    const since = list.entry === undefined ? earliest(approving.map((rule) => rule.since)) : undefined;
    return {
      outcome: "approved",
      ...(since === undefined ? {} : { since }),
      ...(list.entry === undefined ? {} : { listEntry: list.entry }),
      level: unlessRaised(highestLevel(levels), open),
      rules: verdicts,
      caveats,
    };
  }

  const undecided = verdicts.find((rule) => rule.result === "unknown");
  const open = rules.open ?? (undecided && `of ${ruleName(undecided.rule)}: ${undecided.because}`) ?? list.open;
  if (open !== undefined) return cannotBeSaid(open, verdicts, caveats);

  const waiting = verdicts.filter((rule) => rule.result === "waits");
  const until = earliest(waiting.map((rule) => rule.until));
  if (until !== undefined) {
    const first = waiting.filter((rule) => rule.until.getTime() === until.getTime());
    return {
      outcome: "waiting",
      until,
      level: highestLevel(first.map((rule) => rule.level)),
      rules: verdicts,
      caveats,
    };
  }
  return {
    outcome: "not selected",
    because: whyNotSelected(verdicts, global, list, COUNTED_AS_SECURITY[security].not),
    rules: verdicts,
    caveats,
  };
}

export function cannotBeSaid(
  because: string,
  rules: readonly RuleVerdict[] = [],
  caveats: readonly CaveatId[] = [],
): CannotBeSaid {
  return { outcome: "unknown", because, rules, caveats };
}

/** `severity is Low, expected Critical or Important` */
export function failedFilterText({ name, expected, got }: FailedFilter): string {
  const wanted = expected.length === 0 ? "a value" : expected.join(" or ");
  return got === undefined ? `it has no ${name}, expected ${wanted}` : `${name} is ${got}, expected ${wanted}`;
}

function whyNotSelected(
  verdicts: readonly RuleVerdict[],
  global: FilterResult,
  { unheard }: ListAnswer,
  notSecurity: string,
): string {
  const byRules = whyNoRule(verdicts, global, notSecurity);
  if (unheard !== undefined) return `${byRules}; ${unheard}`;
  const hasNoRule = verdicts.length === 0 && global.result !== "fails";
  return hasNoRule ? `${byRules}, and its approved list does not name it` : byRules;
}

function whyNoRule(verdicts: readonly RuleVerdict[], global: FilterResult, notSecurity: string): string {
  if (global.result === "fails") return `global filter: ${failedFilterText(global.filter)}`;
  if (verdicts.length === 0) return "the baseline has no approval rule";
  return verdicts.map((rule) => `${ruleName(rule.rule)}: ${whyRuleFails(rule, notSecurity)}`).join("; ");
}

function whyRuleFails(rule: RuleVerdict, notSecurity: string): string {
  switch (rule.result) {
    case "filter fails":
      return failedFilterText(rule.filter);
    case "not about security":
      return `${notSecurity}, and enableNonSecurity is off`;
    case "released too late":
      return `released after ${rule.approveUntilDate}`;
    default:
      return rule.result;
  }
}

/** The earliest of some moments; undefined if there is none, or if one of them has always been. */
function earliest(moments: readonly (Date | undefined)[]): Date | undefined {
  let first: Date | undefined;
  for (const moment of moments) {
    if (moment === undefined) return undefined;
    if (first === undefined || moment < first) first = moment;
  }
  return first;
}

/** Most patches have none. */
function eachOnce(some: readonly CaveatId[], others: readonly CaveatId[]): readonly CaveatId[] {
  return some.length + others.length === 0 ? some : [...new Set([...some, ...others])];
}

/** The level, unless something that cannot be judged yet could raise it. */
function unlessRaised(level: Knowable<string>, open: readonly Knowable<string>[]): Knowable<string> {
  return open.every((other) => highestLevel([level, other]) === level) ? level : UNKNOWN;
}
