import type { Acceptance } from "../../modules/model/acceptances/acceptance";
import {
  applyAcceptances,
  type JudgedFinding,
  type PlacedFinding,
} from "../../modules/model/acceptances/apply-acceptances";
import type { Risk } from "../risk/risk";
import type { KeyedFinding } from "./environment-findings";

/** A finding with its weight in a review. */
export interface ReviewedFinding extends KeyedFinding {
  /** The object at fault: its construct path where that is known, else its address. */
  readonly object: string;
  readonly risk: Risk;
  /** Who takes responsibility, why and until when; such a finding weighs nothing. */
  readonly accepted?: Acceptance;
  /** An acceptance that is over: the finding counts again. */
  readonly expired?: Acceptance;
}

const RISK_OF_SEVERITY = { error: "high", warning: "medium", information: "low" } as const;

/** Weighs findings; those that are accepted, and not for longer than agreed, are told and weigh nothing. */
export function reviewedFindings(
  findings: readonly KeyedFinding[],
  acceptances: readonly Acceptance[],
  { today, pathOf }: { today: Date; pathOf: (address: string) => string | undefined },
): readonly ReviewedFinding[] {
  // An acceptance may name an object by its construct path or by its Terraform address.
  const byPath = judged(
    findings.map((finding) => ({ key: pathOf(finding.key) ?? finding.key, finding })),
    acceptances,
    today,
  );
  const byAddress = judged(
    findings.map((finding) => ({ key: finding.key, finding })),
    acceptances,
    today,
  );
  return findings.map((found, index) => {
    const finding = { ...found, object: pathOf(found.key) ?? found.key };
    const accepted = byPath[index]?.accepted ?? byAddress[index]?.accepted;
    const expired = byPath[index]?.expired ?? byAddress[index]?.expired;
    if (accepted !== undefined) return { ...finding, risk: "none", accepted };
    const risk = RISK_OF_SEVERITY[finding.severity];
    return expired === undefined ? { ...finding, risk } : { ...finding, risk, expired };
  });
}

function judged(
  placed: readonly PlacedFinding[],
  acceptances: readonly Acceptance[],
  today: Date,
): readonly JudgedFinding[] {
  return applyAcceptances(placed, acceptances, today).judged;
}
