import type { OperatingSystem } from "../../model/facts/operating-systems";
import type { BaselineReference } from "../../model/patch-group/patch-group-model";
import type { Listed } from "../../model/values/listed";

/** A baseline that a patch group can follow: one of ours, AWS's own, or one that exists already. */
export interface IPatchBaseline<OS extends OperatingSystem = OperatingSystem> {
  /** The id (`pb-…`), or the ARN of one that AWS owns. */
  readonly baselineId: string;
  /** AWS's name of the operating system, `AMAZON_LINUX_2`. */
  readonly operatingSystem: Listed<OS>;
  /** The Region it lives in; undefined: the provider's. */
  readonly region?: string;
  /** Which baseline this is, for the model. */
  readonly reference: BaselineReference;
}
