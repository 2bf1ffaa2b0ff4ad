import type { Change } from "../changes/change";
import type { DeferredChange } from "../changes/deferred-changes";
import type { Drift } from "../changes/plan-drift";
import type { AcceptanceChange } from "../findings/acceptance-changes";
import type { ReviewedFinding } from "../findings/reviewed-finding";
import type { PlanCondition } from "../plan/plan-condition";
import type { PlanCounts } from "../plan/plan-counts";
import type { Risk } from "../risk/risk";
import type { StackIdentity } from "./stack-identity";

/** What the plan of one stack means. */
export interface StackReview extends StackIdentity {
  readonly name: string;
  /** The configuration it was planned from, else the plan itself; absent for what came from standard input. */
  readonly file?: string;
  readonly risk: Risk;
  readonly condition: PlanCondition;
  /** Whether a program of constructs made it: its commands and names can be told then. */
  readonly isSynthesised: boolean;
  readonly counts: PlanCounts;
  /** Whether applying it changes anything, Terraform's state included, or the program promises less than before. */
  readonly hasChanges: boolean;
  /** Whether everything of it is new. */
  readonly isNew?: true;
  readonly fingerprint: string;
  /** What changes about patching, the heaviest first. */
  readonly changes: readonly Change[];
  /** What was changed outside of Terraform since it last looked. */
  readonly drift: readonly Drift[];
  /** Whether something else was changed there, too, which is not about patching. */
  readonly hasOtherDrift: boolean;
  /** What waits for a later plan. */
  readonly deferred: readonly DeferredChange[];
  /** What checks say about what the plan leaves behind and did not say before. */
  readonly findings: readonly ReviewedFinding[];
  /** Outputs that change: `~ ring`, `+ fresh`. */
  readonly outputs: readonly string[];
  /** Arguments of which only the change is counted: `json`, `tags_all`. */
  readonly notShown: Readonly<Record<string, number>>;
  /** Resources that are not about patching and change all the same, by type. */
  readonly others: Readonly<Record<string, number>>;
  /** Resources that patching uses, of which nothing is told but that they change, by type. */
  readonly used: Readonly<Record<string, number>>;
  /** New files and documents whose content is told with the tasks that read them, by type; absent without any. */
  readonly reviewedWith?: Readonly<Record<string, number>>;
  /** What becomes of the days that patches take to every node of a group. */
  readonly arrivals: readonly string[];
  /** Why the plan may not be the whole truth. */
  readonly caveats: readonly string[];
  /** What its program accepts from now on, or no longer; absent where that is not known, or nothing. */
  readonly acceptances?: readonly AcceptanceChange[];
  /** What exists in its account beside it. Absent: the account was not read. */
  readonly beside?: readonly string[];
}
