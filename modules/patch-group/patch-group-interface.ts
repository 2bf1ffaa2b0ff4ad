import type { PatchGroupTagKey } from "../../model/patch-group/patch-group-model";

/** A patch group that a window can target: its nodes carry the tag. */
export interface IPatchGroup {
  /** The name of the group, which is the value of the tag. */
  readonly patchGroup: string;
  readonly tagKey: PatchGroupTagKey;
  /** The Region it is registered in; undefined: the provider's. */
  readonly region?: string;
}
