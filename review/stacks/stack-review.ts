import type { Change } from "../changes/change";
import type { Detail } from "../changes/detail";
import type { ReviewedFinding } from "../findings/reviewed-finding";
import type { PlanCounts } from "../plan/plan-counts";
import type { Risk } from "../risk/risk";
import type { StackIdentity } from "./stack-identity";

/** What the plan of one stack means. */
export interface StackReview extends StackIdentity {
  readonly name: string;
  /** The configuration it was planned from, else the plan itself; absent for what came from standard input. */
  readonly file?: string;
  readonly risk: Risk;
  readonly counts: PlanCounts;
  /** Whether applying it changes anything, Terraform's state included. */
  readonly hasChanges: boolean;
  readonly fingerprint: string;
  /** What changes about patching, the heaviest first. */
  readonly changes: readonly Change[];
  /** What was changed outside of Terraform since it last looked. */
  readonly drift: readonly Drift[];
  /** What checks say about what the plan leaves behind and did not say before. */
  readonly findings: readonly ReviewedFinding[];
  /** Arguments of which only the change is counted: `json`, `tags_all`. */
  readonly notShown: Readonly<Record<string, number>>;
  /** Resources that are not about patching and change all the same, by type. */
  readonly others: Readonly<Record<string, number>>;
  /** Why the plan may not be the whole truth. */
  readonly caveats: readonly string[];
}

/** What somebody changed outside of Terraform. */
export interface Drift {
  readonly address: string;
  readonly path?: string;
  readonly details: readonly Detail[];
}
