import type { Risk } from "../risk/risk";
import type { KeyedFinding } from "./environment-findings";

/** A finding with its weight in a review. */
export interface ReviewedFinding extends KeyedFinding {
  readonly risk: Risk;
  /** Who accepted it, why and until when; such a finding weighs nothing. */
  readonly accepted?: Acceptance;
}

/** A finding that somebody takes responsibility for. */
export interface Acceptance {
  /** The id of the check: `PM104`. */
  readonly check: string;
  readonly reason: string;
  readonly owner: string;
  /** `YYYY-MM-DD`; from the day after, the finding counts again. */
  readonly until: string;
  /**
   * Terraform address or construct path of the one object that is meant.
   *
   * @default - every object
   */
  readonly subject?: string;
  /**
   * Name of the one stack that is meant.
   *
   * @default - every stack
   */
  readonly stack?: string;
}

const RISK_OF_SEVERITY = { error: "high", warning: "medium", information: "low" } as const;

/** Weighs findings; those that are accepted, and not for longer than agreed, are told and weigh nothing. */
export function reviewedFindings(
  findings: readonly KeyedFinding[],
  acceptances: readonly Acceptance[],
  { stack, today, pathOf }: { stack: string; today: Date; pathOf: (address: string) => string | undefined },
): readonly ReviewedFinding[] {
  const day = today.toISOString().slice(0, 10);
  return findings.map((finding) => {
    const accepted = acceptances.find(
      ({ check, subject, stack: only, until }) =>
        check === finding.checkId &&
        until >= day &&
        (only === undefined || only === stack) &&
        (subject === undefined || subject === finding.key || subject === pathOf(finding.key)),
    );
    const risk = accepted === undefined ? RISK_OF_SEVERITY[finding.severity] : "none";
    return { ...finding, risk, ...(accepted === undefined ? {} : { accepted }) };
  });
}
