import type { PlannedAction } from "../plan/planned-resource";
import type { Reach } from "../reach/reach";
import type { Risk } from "../risk/risk";
import type { Detail } from "./detail";
import type { OwnName } from "./own-name";

/** A detail with its weight. */
export interface GradedDetail extends Detail {
  readonly risk: Risk;
  /** Completes "because …"; absent where there is nothing to fear. */
  readonly why?: string;
}

/** What a plan changes about one resource, in words. */
export interface Change extends OwnName {
  readonly address: string;
  /** Where the construct stands in the program, where that is known: `patching/AmazonLinux2`. */
  readonly path?: string;
  readonly previousAddress?: string;
  /** The address of what is destroyed for it, where it is the same and nothing joins the two. */
  readonly renamedFrom?: string;
  /** The address of the window with which it comes or goes, and is told: a part of it, or the one after its change freeze. */
  readonly partOf?: string;
  readonly type: string;
  readonly action: PlannedAction;
  /** Terraform's own: `+`, `~`, `-`, `-/+`, `+/-`; `→` moved, `←` imported, `.` forgotten. */
  readonly symbol: string;
  /** True where only Terraform's state changes, and nothing in AWS. */
  readonly isStateOnly: boolean;
  readonly details: readonly GradedDetail[];
  readonly risk: Risk;
  readonly reach: Reach;
  /** The same text for changes that say the same of different objects of one stack. */
  readonly alike: string;
}
