import type { EnvironmentView } from "../../patching/view/environment-view";
import { printable } from "../../text/printable";
import type { Finding } from "../../values/finding";
import type { Check, CheckBasics } from "../check/check";
import type { AcrossTools } from "../check/define-check";
import type { FindingOnObject } from "../check/object-problems";

/** What a check across objects says: which object is at fault, why, and what to do. */
export interface AcrossFinding extends Finding {
  /** The object at fault: construct path or Terraform address. */
  readonly key: string;
  /** One or two sentences with the facts of this case. */
  readonly because: string;
  /** What to do, without a full stop. */
  readonly fix: string;
}

/** What is found, without what the check itself knows. */
export type AcrossReport = Pick<AcrossFinding, "key" | "message" | "because" | "fix"> & { readonly path?: string };

/** One thing that can be wrong between objects of one environment, or between environments of one account. */
export type AcrossCheck = Check<EnvironmentView, AcrossTools>;

/** The reason and the fix of the case, or those of the check. */
export function toldFinding(finding: FindingOnObject, { reason, fix }: CheckBasics): AcrossFinding {
  return { ...finding, because: finding.because ?? reason, fix: finding.fix ?? fix };
}

/**
 * The finding as people read it, without the object at fault: a paragraph on each line.
 *
 *     no patch group is called "critical" [PM601]
 *         The window targets tag:Patch Group = critical, but only "Critical" is registered. …
 *         → target Critical, or register the group "critical"
 */
export function acrossFindingText({ message, checkId, because, fix }: Omit<AcrossFinding, "severity">): string {
  return [`${printable(message)} [${checkId}]`, `    ${printable(because)}`, `    → ${printable(fix)}`].join("\n");
}
