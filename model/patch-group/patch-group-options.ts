import type { PatchWithin } from "../deadlines/deadline-options";
import type { OperatingSystem } from "../facts/operating-systems";
import type { PatchGroupTagKey } from "./patch-group-model";

/** What a patch group says, beside the baselines it follows. */
export interface PatchGroupOptions<OS extends OperatingSystem = OperatingSystem> {
  /**
   * The name of the group: nodes whose tag has this value belong to it, letter case included.
   * 1 to 256 letters, digits, spaces and `_ . : / = + - @`.
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
   * @default - the Region of its baselines, else the provider's
   */
  readonly region?: string;

  /**
   * Within how many days after its release a patch has had its first chance on every node of the group, by severity:
   * `{ Critical: 14, Important: 14 }`, or `PatchDeadlines.cyberEssentials()`. A schedule that misses it is an error.
   *
   * @default - that of its environment; without one patches take as long as delays and windows let them
   */
  readonly patchWithin?: PatchWithin<OS>;
}
