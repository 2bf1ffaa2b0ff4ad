import type { TargetSelectionModel } from "../../maintenance-window/maintenance-window-model";
import type { WindowTargetRegistration } from "../../maintenance-window/read-window-target";
import { propertyOfSelection, tagSelectionKey } from "../../maintenance-window/target-keys";
import { eachKnown, isKnown } from "../../values/unknown";

/** A selection whose key is known, with the place where its values were written. */
export interface KnownSelection {
  readonly key: string;
  readonly values: TargetSelectionModel["values"];
  readonly place: string;
  /** Whether the values are the names of patch groups, written as `patchGroups`. */
  readonly ofPatchGroups: boolean;
}

/** What the target selects by, as far as it is known. */
export function selectionsOf(target: WindowTargetRegistration): readonly KnownSelection[] {
  const found: KnownSelection[] = [];
  eachKnown(target.targets, ({ key, values }, index) => {
    if (!isKnown(key)) return;
    const ofPatchGroups = target.patchGroupsBy !== undefined && key === tagSelectionKey(target.patchGroupsBy);
    const place = ofPatchGroups ? "patchGroups" : (propertyOfSelection(key) ?? `targets[${index}]`);
    found.push({ key, values, place, ofPatchGroups });
  });
  return found;
}
