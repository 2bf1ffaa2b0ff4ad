import type { ArrivalOfPatches } from "../../model/arrival/arrival-by";
import type { DeadlineProof, TermsOfDeadline } from "../../model/arrival/deadline-proof";
import type { InForce } from "../../model/arrival/in-force";
import type { UncountedDays } from "../../model/deadlines/uncounted-days";
import { grouped } from "../../model/values/grouped";
import type { PlaceLabel } from "../stacks/place-labels";

/** How long the patches of one severity and classification take to be on every node of a group. */
export interface ArrivalRow extends Omit<PlaceLabel, "where"> {
  /** Or the nodes that a policy patches beside all groups: `nodes with tag Stage = prod`. */
  readonly patchGroup: string;
  readonly system: string;
  /** `any` for every patch that a rule approves. */
  readonly severity: string;
  /** Absent: every one. */
  readonly classification?: string;
  readonly arrives: ArrivalOfPatches["arrives"];
  readonly because?: string;
  readonly worst?: WorstOfRow;
  /** `Patch Tuesday` where days and deadline are proved for such releases alone; absent: for any release. */
  readonly releases?: string;
  /** The median over all releases that are looked at. */
  readonly typicalDays?: number;
  /** At the worst, where a node misses the first run after the approval. */
  readonly oneRunMissedDays?: number;
  /** Set where runs install without a reboot, and a patch is not in force when it is installed. */
  readonly inForce?: InForce;
  /** Set where a rule has a delay: a patch that keeps being reissued has no finite worst case. */
  readonly restartsWhenReissued?: true;
  /** Names that a baseline rejects: of these patches none arrives. */
  readonly rejected?: readonly string[];
  /** Set where a command may go on after its window has closed, and nobody knows for how long. */
  readonly mayEndLater?: true;
  /** How long after the ring before they are here; absent where there is none, or it cannot be said. */
  readonly afterRing?: AfterRing;
  /** Absent where nothing is asked of these patches. */
  readonly deadline?: DeadlineOfRow;
  /** Where a published rule asks for a run in every month. */
  readonly everyMonth?: Pick<DeadlineOfRow, "by" | "outcome">;
  /** Set where the nodes have a deadline that says nothing of any patch of this system. */
  readonly isUncovered?: true;
}

/** From the last node of the ring before to the last one of this group, over all releases. */
export interface AfterRing {
  readonly ring: string;
  readonly leastDays: number;
  readonly mostDays: number;
}

export interface WorstOfRow {
  readonly days: number;
  readonly released: string;
  readonly installed: string;
  /** The same two on the clock of the window. */
  readonly releasedLocal: string;
  readonly installedLocal: string;
  readonly zone: string;
}

export interface DeadlineOfRow extends TermsOfDeadline {
  /** Absent: known after apply. */
  readonly days?: number;
  /** With what it asks for and does not count, at the worst. Absent: as without a deadline. */
  readonly worstDays?: number;
  readonly outcome: DeadlineProof["outcome"];
  /** The published rule that asks for it. */
  readonly by?: string;
  /** Days that it does not count; those of the row count all. */
  readonly notCounted?: readonly UncountedDays[];
}

/** The rows of the nodes of one system in one group and place, together. */
export function rowsOfNodes(rows: readonly ArrivalRow[]): readonly (readonly ArrivalRow[])[] {
  return [...grouped(rows, (row) => JSON.stringify([row.stack, row.region, row.patchGroup, row.system])).values()];
}
