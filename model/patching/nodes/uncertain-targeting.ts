import type {
  TargetSelectionModel,
  WindowTargetModel,
  WindowTaskModel,
} from "../../maintenance-window/maintenance-window-model";
import { tagKeyOf } from "../../maintenance-window/target-keys";
import { PATCH_GROUP_TAG_KEYS } from "../../patch-group/patch-group-model";
import { joined } from "../../text/wording";
import { isKnown, type Knowable } from "../../values/unknown";
import { patchGroupsOfTarget } from "./targeting";

const NOT_SAID = "a condition that is not known yet";

/** Whether a target that does not name a patch group might do so, once everything is known. */
export function mayTarget(target: Pick<WindowTargetModel, "targets">, patchGroup: string): boolean {
  if (patchGroupsOfTarget(target).some(({ patchGroups }) => patchGroups.includes(patchGroup))) return false;
  return !isKnown(target.targets) || target.targets.some((selection) => isOpen(selection));
}

function isOpen(selection: Knowable<TargetSelectionModel>): boolean {
  if (!isKnown(selection) || !isKnown(selection.key)) return true;
  const { key, values } = selection;
  return isPatchGroupKey(key) && !(isKnown(values) && values.every(isKnown));
}

/** Whether a task might run on one of some targets: part of what it runs on is not known. */
export function mayRunOn({ targets }: WindowTaskModel, wanted: readonly WindowTargetModel[]): boolean {
  if (wanted.length === 0) return false;
  if (!isKnown(targets)) return true;
  return targets.some((target) => !isKnown(target) || (target.kind === "window-target" && !isKnown(target.key)));
}

/**
 * What a node of the patch group needs besides to be found by a target, in words: `tag:Environment = prod`.
 * Undefined where every node of the group is found. Source: maintenance window facts, C1: all entries must hold.
 */
export function furtherCondition(
  { targets }: Pick<WindowTargetModel, "targets">,
  patchGroup: string,
): string | undefined {
  if (!isKnown(targets)) return NOT_SAID;
  const further = targets.flatMap((selection) => {
    if (!isKnown(selection) || !isKnown(selection.key)) return [NOT_SAID];
    const { key, values } = selection;
    const names = isKnown(values) ? values : undefined;
    if (isPatchGroupKey(key) && names?.includes(patchGroup)) return [];
    const known = names?.every(isKnown) ? joined(names.map(String), "or") : "a value that is not known yet";
    return [`${key} = ${known}`];
  });
  return further.length === 0 ? undefined : joined(further);
}

function isPatchGroupKey(key: string): boolean {
  return PATCH_GROUP_TAG_KEYS.some((name) => name === tagKeyOf(key));
}
