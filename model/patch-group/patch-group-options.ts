import type { PatchGroupTagKey } from "./patch-group-model";

/** What a patch group says, beside the baselines it follows. */
export interface PatchGroupOptions {
  /**
   * The name of the group: nodes whose tag has this value belong to it, letter case included.
   * 1 to 256 letters, digits, blanks and `_ . : / = + - @`.
   */
  readonly patchGroup: string;

  /**
   * The tag that carries the name on a node. AWS reads both spellings; `PatchGroup` is the one that works where tags
   * are shown in instance metadata, whose keys cannot hold a blank.
   *
   * @default "Patch Group"
   */
  readonly tagKey?: PatchGroupTagKey;

  /**
   * The Region the group is registered in.
   *
   * @default - the Region of its baselines
   */
  readonly region?: string;
}
