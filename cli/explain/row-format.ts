import type { PackageVersion } from "../../model/explain/patch/patch";
import type { Answer } from "./explain-list";
import type { Subject } from "./subjects";
import type { UnexplainedGroup } from "./unexplained-groups";

/**
 * A way to write all answers, one after the other. Whether a newer version takes a patch's place is known only at the
 * end of a list, so what depends on it stands in a part of its own.
 */
export interface RowFormat {
  readonly opening: string;
  readonly separator: string;
  readonly closing: string;
  /** What all rows of a group begin with. */
  readonly ofGroup: (subject: Subject) => string;
  /** What comes then. */
  readonly parts: (answer: Answer) => RowParts;
  /** What stands instead of the middle part, where nodes get newer versions. */
  readonly replaced: (newer: readonly PackageVersion[]) => string;
  readonly unexplained: (group: UnexplainedGroup) => string;
}

/** The rest of a row as it is unless a newer version takes the patch's place. */
export type RowParts = readonly [before: string, middle: string, after: string];
