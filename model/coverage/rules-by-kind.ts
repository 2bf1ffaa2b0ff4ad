import { PACKAGE_MANAGERS } from "../explain/patch/package-manager-facts";
import { operatingSystemFacts } from "../facts/operating-systems";
import type { ApprovalRuleModel, PatchBaselineModel } from "../patch-baseline/patch-baseline-model";
import { isKnown } from "../values/unknown";
import { coverageOf, type KindCoverage } from "./baseline-coverage";
import type { BaselinesTogether } from "./baselines-together";
import { isLeftNothing } from "./outside-global-filters";
import { isNoLessNonSecurity, isNoNarrower, knownRules } from "./rule-reach";
import { unlistedButProducts } from "./unlisted-values";

/** The places of the rules that approve the same patches. */
type Places = readonly number[];

/**
 * By which rules patches are approved, for every kind of them that the rules of baselines tell apart: what several rules
 * approve waits for the earliest. A rule of which lists tell no kind, or not each, stands for itself as well, together
 * with those that approve whatever it does.
 *
 * @returns none where no kind is known
 */
export function rulesByKind(baselines: readonly PatchBaselineModel[], together: BaselinesTogether): readonly Places[] {
  const { baseline } = together;
  const rules = knownRules(baseline);
  if (rules === undefined) return [];
  const kinds = [...kindsOf(baseline).flatMap(rulesOfEach), ...rulesOfNonSecurity(baseline, rules)];
  return kinds.length === 0 ? [] : [...kinds, ...rulesApart(baselines, together, rules, new Set(kinds.flat()))];
}

function kindsOf(baseline: PatchBaselineModel): readonly KindCoverage[] {
  return coverageOf(baseline)?.situations.flatMap(({ kinds }) => kinds) ?? [];
}

/** The rules that approve patches of each severity of a classification, and those without one. */
function rulesOfEach({ approvedBy, unratedBy }: KindCoverage): readonly Places[] {
  return [...Object.values(approvedBy), unratedBy].filter((rules) => rules.length > 0);
}

/** What has no severity, and is not about security: rules with the flag alone approve it. */
function rulesOfNonSecurity(baseline: PatchBaselineModel, rules: readonly ApprovalRuleModel[]): readonly Places[] {
  const facts = operatingSystemFacts(baseline.operatingSystem);
  if (facts?.nonSecurity !== "supported") return [];
  // Where any notice counts as security, what is not has none, and so no classification.
  const hasKinds = facts.packageManagers.some((manager) => PACKAGE_MANAGERS[manager].security !== "any notice");
  const flagged = rules.flatMap(({ enableNonSecurity }, place) => (enableNonSecurity === false ? [] : [place]));
  const approvalRules = flagged.map((place) => rules[place] as ApprovalRuleModel);
  return kindsOf({ ...baseline, approvalRules })
    .filter(({ name, unratedBy }) => unratedBy.length > 0 && (hasKinds || name === undefined))
    .map(({ unratedBy }) => unratedBy.map((index) => flagged[index] as number));
}

function rulesApart(
  baselines: readonly PatchBaselineModel[],
  { from }: BaselinesTogether,
  rules: readonly ApprovalRuleModel[],
  told: ReadonlySet<number>,
): readonly Places[] {
  return rules.flatMap((rule, place): Places[] => {
    const own = baselines[from[place] ?? 0];
    const index = place - from.indexOf(from[place] ?? 0);
    const written = own && isKnown(own.approvalRules) ? own.approvalRules[index] : undefined;
    if (own === undefined || written === undefined || !isKnown(written) || isLeftNothing(written, own)) return [];
    const hasUnlisted = unlistedButProducts(own).some(({ path }) => path.startsWith(`approvalRules[${index}].`));
    if (told.has(place) && !hasUnlisted) return [];
    const approvesAll = (other: ApprovalRuleModel) => isNoNarrower(other, rule) && isNoLessNonSecurity(other, rule);
    return [rules.flatMap((other, at) => (at === place || approvesAll(other) ? [at] : []))];
  });
}
