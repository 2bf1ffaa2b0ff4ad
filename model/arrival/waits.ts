import { approvesSomething, coverageOf, type Situation } from "../coverage/baseline-coverage";
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

const NOTHING: Wait = { days: "never", because: "approved by no rule" };

/** The earliest of several approvals counts. */
export function earliestOf(waits: readonly Wait[]): Wait {
  const days = waits.flatMap((wait) => (typeof wait.days === "number" ? [wait.days] : []));
  if (days.length > 0) return { days: Math.min(...days) };
  return waits.find(({ days: known }) => known === "not known") ?? waits[0] ?? NOTHING;
}
