import { approvesSomething, coverageOf, type Situation } from "../coverage/baseline-coverage";
import { type BaselinesTogether, baselinesTogether } from "../coverage/baselines-together";
import { isLeftNothing } from "../coverage/outside-global-filters";
import { rejectsEverything } from "../coverage/rejected-patches";
import { rulesByKind } from "../coverage/rules-by-kind";
import { unlistedText, unlistedThroughout } from "../coverage/unlisted-values";
import { WITHOUT_SEVERITY } from "../deadlines/deadline-model";
import { operatingSystemFacts } from "../facts/operating-systems";
import { securityClassificationsOf } from "../facts/severities";
import type { ApprovalRuleModel, PatchBaselineModel } from "../patch-baseline/patch-baseline-model";
import { isKnown, type Knowable } from "../values/unknown";

/** Days between release and approval; or why there is no such number. */
export type Wait =
  | { readonly days: number }
  | { readonly days: "never"; readonly because: string }
  | { readonly days: "not known"; readonly because: string; readonly lockedUntil?: string };

/** Patches that agree in all that a baseline tells apart, and how long they wait. */
export interface WaitOfPatches {
  readonly classification?: string;
  /** What they have in common beside: a product, a patch set. */
  readonly of: Situation["of"];
  readonly wait: Wait;
  /** The places of the rules that approve them for certain. */
  readonly rules: readonly number[];
}

/** After how many days a rule approves what it matches. Where nodes ignore delays, it is the window alone. */
export function waitOfRule(rule: Knowable<ApprovalRuleModel>, operatingSystem: string): Wait {
  if (operatingSystemFacts(operatingSystem)?.delay === "ignored") return { days: 0 };
  if (!isKnown(rule)) return { days: "not known", because: "a rule is not known yet" };
  const { approveAfterDays = 0, approveUntilDate, isLocked } = rule;
  if (approveUntilDate !== undefined) {
    if (!isKnown(approveUntilDate)) {
      return { days: "not known", because: "up to which day patches are approved is not known yet" };
    }
    if (isLocked) {
      const because = `its ring is locked to ${approveUntilDate}, and what is released later waits for the next promotion`;
      return { days: "not known", because, lockedUntil: approveUntilDate };
    }
    return { days: "never", because: `patches released after ${approveUntilDate} are not approved` };
  }
  return isKnown(approveAfterDays)
    ? { days: approveAfterDays }
    : { days: "not known", because: "a delay is not known yet" };
}

/**
 * How long patches of a severity wait, for each classification and product that the rules tell apart: a patch that
 * several rules approve waits for the earliest. What no rule speaks about in any severity is left out.
 *
 * @param classification - absent: those that are about security
 * @returns a text where it cannot be said
 */
export function waitsOfSeverity(
  baseline: PatchBaselineModel,
  severity: string,
  classification?: string,
): readonly WaitOfPatches[] | string {
  const { operatingSystem, approvalRules } = baseline;
  if (!isKnown(operatingSystem)) return "its operating system is not known yet";
  if (!isKnown(approvalRules)) return "its rules are not known yet";
  const coverage = coverageOf(baseline);
  if (coverage === undefined) {
    return approvalRules.length === 0 ? [{ of: {}, wait: NOTHING, rules: [] }] : "what its rules match is not known";
  }
  const kinds = classification === undefined ? securityClassificationsOf(operatingSystem) : [classification];
  return coverage.situations.filter(approvesSomething).flatMap(({ of, kinds: found }) =>
    found
      .filter(({ name }) => name !== undefined && kinds.includes(name))
      .map(({ name, approvedBy, unratedBy }): WaitOfPatches => {
        const rated = Object.hasOwn(approvedBy, severity) ? (approvedBy[severity] ?? []) : [];
        const rules = severity === WITHOUT_SEVERITY ? unratedBy : rated;
        const waits = rules.map((rule) => waitOfRule(approvalRules[rule] as ApprovalRuleModel, operatingSystem));
        return { classification: name, of, rules, wait: earliestOf(waits) };
      }),
  );
}

/** Which patches are asked about. */
export interface PatchesAsked {
  /**
   * As the system calls it: `Critical`. Then patches about security are meant, unless a classification says otherwise.
   *
   * @default - every patch that a rule approves
   */
  readonly severity?: string;
  /** As the system calls it: `Bugfix`. Only beside a severity. */
  readonly classification?: string;
}

/** How long patches of one kind wait by each of several baselines, in their order. */
export type WaitsOfKind = readonly Wait[];

/**
 * How long patches wait by each of the baselines that nodes of one system are patched by, for every kind that the rules
 * of all tell apart.
 *
 * @returns a text where it cannot be said
 */
export function waitsByEach(
  baselines: readonly PatchBaselineModel[],
  asked: PatchesAsked,
): readonly WaitsOfKind[] | string {
  if (baselines.length > 0 && baselines.every(rejectsEverything)) return [baselines.map(() => REJECTED)];
  return waitsByApproving(
    baselines.map((one) => (rejectsEverything(one) ? { ...one, approvalRules: [] } : one)),
    asked,
  );
}

function waitsByApproving(
  baselines: readonly PatchBaselineModel[],
  { severity, classification }: PatchesAsked,
): readonly WaitsOfKind[] | string {
  const [only, second] = baselines;
  if (only === undefined) return [];
  if (second === undefined && severity !== undefined) {
    const waits = waitsOfSeverity(only, severity, classification);
    return typeof waits === "string" ? waits : alikeOnce(waits.map(({ wait }) => [wait]));
  }
  const together = baselinesTogether(baselines);
  if (severity === undefined) return waitsOfAll(baselines, together);
  if (together === undefined) return "its rules are not known yet";
  const waits = waitsOfSeverity(together.baseline, severity, classification);
  return typeof waits === "string"
    ? waits
    : alikeOnce(waits.map(({ rules }) => byBaseline(baselines, together, rules)));
}

/** Of every patch that a rule of any of them approves. */
function waitsOfAll(
  baselines: readonly PatchBaselineModel[],
  together: BaselinesTogether | undefined,
): readonly WaitsOfKind[] | string {
  const kinds = together === undefined ? [] : rulesByKind(baselines, together);
  if (together !== undefined && kinds.length > 0) {
    return alikeOnce(kinds.map((places) => byBaseline(baselines, together, places)));
  }
  const found: WaitsOfKind[] = [];
  const doubts: (string | undefined)[] = [];
  for (const [place, baseline] of baselines.entries()) {
    const { operatingSystem, approvalRules } = baseline;
    if (!isKnown(operatingSystem)) return "its operating system is not known yet";
    if (!isKnown(approvalRules)) return "its rules are not known yet";
    for (const [index, rule] of approvalRules.entries()) {
      if (isKnown(rule) && isLeftNothing(rule, baseline)) continue;
      found.push(baselines.map((_, other) => (other === place ? waitOfRule(rule, operatingSystem) : NOTHING)));
      const [first] = unlistedThroughout(baseline, index);
      doubts.push(first && unlistedText(first, baseline));
    }
  }
  if (found.length === 0) return [[{ days: "never", because: "no rule approves a patch" }]];
  // Rules that may all match nothing prove nothing.
  return doubts.includes(undefined) ? alikeOnce(found) : (doubts[0] as string);
}

function byBaseline(
  baselines: readonly PatchBaselineModel[],
  { baseline, from }: BaselinesTogether,
  rules: readonly number[],
): WaitsOfKind {
  const { approvalRules, operatingSystem } = baseline;
  if (!isKnown(approvalRules) || !isKnown(operatingSystem)) return baselines.map(() => NOTHING);
  return baselines.map((_, place) =>
    earliestOf(
      rules
        .filter((rule) => from[rule] === place)
        .map((rule) => waitOfRule(approvalRules[rule] as ApprovalRuleModel, operatingSystem)),
    ),
  );
}

function alikeOnce(kinds: readonly WaitsOfKind[]): readonly WaitsOfKind[] {
  return [...new Map(kinds.map((waits) => [JSON.stringify(waits), waits])).values()];
}

/** Said of patches that no rule is about: a deadline for every patch that is approved does not speak of them. */
export const APPROVED_BY_NO_RULE = "approved by no rule";
/** Said where rejections leave nothing of what rules approve. */
export const EVERY_PATCH_REJECTED = "every patch is rejected";
const REJECTED: Wait = { days: "never", because: EVERY_PATCH_REJECTED };
const NOTHING: Wait = { days: "never", because: APPROVED_BY_NO_RULE };

/** The earliest of several approvals counts. */
export function earliestOf(waits: readonly Wait[]): Wait {
  const days = waits.flatMap((wait) => (typeof wait.days === "number" ? [wait.days] : []));
  if (days.length > 0) return { days: Math.min(...days) };
  return waits.find(({ days: known }) => known === "not known") ?? waits[0] ?? NOTHING;
}
