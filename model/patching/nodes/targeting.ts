import type { WindowTargetModel } from "../../maintenance-window/maintenance-window-model";
import { tagKeyOf } from "../../maintenance-window/target-keys";
import { PATCH_GROUP_TAG_KEYS, type PatchGroupTagKey } from "../../patch-group/patch-group-model";
import { eachKnown, isKnown } from "../../values/unknown";

/** The nodes of patch groups, as a window target selects them. */
export interface TargetedPatchGroups {
  readonly tagKey: PatchGroupTagKey;
  /** The values which are known. */
  readonly patchGroups: readonly string[];
}

/** Which patch groups a window target names by tag. A target may name none, and select its nodes another way. */
export function patchGroupsOfTarget(target: Pick<WindowTargetModel, "targets">): readonly TargetedPatchGroups[] {
  const found: TargetedPatchGroups[] = [];
  eachKnown(target.targets, ({ key, values }) => {
    if (!isKnown(key)) return;
    const tagKey = PATCH_GROUP_TAG_KEYS.find((name) => name === tagKeyOf(key));
    if (tagKey === undefined) return;
    const patchGroups: string[] = [];
    eachKnown(values, (value) => patchGroups.push(value));
    found.push({ tagKey, patchGroups });
  });
  return found;
}
