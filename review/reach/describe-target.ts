import { NOT_KNOWN_YET } from "../../model/describe/describe-rule";
import type { TargetSelectionModel, WindowTargetModel } from "../../model/maintenance-window/maintenance-window-model";
import { INSTANCE_IDS_KEY, RESOURCE_GROUP_KEY, tagKeyOf } from "../../model/maintenance-window/target-keys";
import { PATCH_GROUP_TAG_KEYS } from "../../model/patch-group/patch-group-model";
import { patchGroupsOfTarget } from "../../model/patching/nodes/targeting";
import { counted, joined, joinedFirst } from "../../model/text/wording";
import { isKnown, type Knowable } from "../../model/values/unknown";

type Target = Pick<WindowTargetModel, "targets">;

const OPEN_NODES = `nodes ${NOT_KNOWN_YET}`;

/** The patch groups that a target names by their tag, sorted. */
export function patchGroupsOf(target: Target): readonly string[] {
  return [...new Set(patchGroupsOfTarget(target).flatMap(({ patchGroups }) => patchGroups))].sort();
}

/** Whether a part of what a target means is known after apply. */
export function isOpen({ targets }: Target): boolean {
  return !isKnown(targets) || targets.some((selection) => !isKnown(selection) || isOpenSelection(selection));
}

function isOpenSelection({ key, values }: TargetSelectionModel): boolean {
  return !isKnown(key) || !isKnown(values) || !values.every(isKnown);
}

/**
 * Whom a target means: `patch groups prod-web and prod-db`, `3 nodes by id`, `nodes with tag Stage = prod`. All of its
 * selections must hold, so that several are joined by "and": `nodes of patch group web with tag Stage = prod`.
 */
export function describeTarget({ targets }: Target): string {
  if (!isKnown(targets)) return OPEN_NODES;
  const known = targets.filter(isKnown);
  if (known.length === 0) return targets.length === 0 ? "no node" : OPEN_NODES;
  const groups = known.filter(isByPatchGroup);
  const first = groups.length === 1 ? groups[0] : known.find((selection) => !isByTag(selection));
  const others = known.filter((selection) => selection !== first).map(conditionText);
  if (known.length < targets.length) others.push(`a condition ${NOT_KNOWN_YET}`);
  if (first === undefined) return `nodes with ${joined(others)}`;
  if (others.length === 0) return aloneText(first);
  return `${isByPatchGroup(first) ? `nodes of ${aloneText(first)}` : aloneText(first)} with ${joined(others)}`;
}

/** The same of what a way of patching works on, where nothing is asked of every node. */
export function describeNodes(target: Target): string {
  const { targets } = target;
  return isKnown(targets) && targets.length === 0 ? "every node" : describeTarget(target);
}

/** The nodes that any of these targets means. */
export function describeNodesOfTargets(targets: readonly Target[]): string {
  return joined(targets.map(describeNodes), "or");
}

function isByTag({ key }: TargetSelectionModel): boolean {
  return isKnown(key) && tagKeyOf(key) !== undefined;
}

function isByPatchGroup({ key }: TargetSelectionModel): boolean {
  return isKnown(key) && PATCH_GROUP_TAG_KEYS.some((name) => name === tagKeyOf(key));
}

/** A selection that stands alone, or in front. */
function aloneText(selection: TargetSelectionModel): string {
  const { key, values } = selection;
  if (!isKnown(key)) return OPEN_NODES;
  if (isByPatchGroup(selection)) return patchGroupsText(values);
  if (key === INSTANCE_IDS_KEY) {
    return isOpenSelection(selection)
      ? `instances ${NOT_KNOWN_YET}`
      : `${counted((values as readonly string[]).length, "node")} by id`;
  }
  if (key === RESOURCE_GROUP_KEY) return `resource group ${texts(values).join(", ")}`;
  return isByTag(selection) ? `nodes with ${conditionText(selection)}` : conditionText(selection);
}

function patchGroupsText(values: Knowable<readonly Knowable<string>[]>): string {
  const names = isKnown(values) ? [...values.filter(isKnown)].sort() : [];
  const hasOthers = !isKnown(values) || names.length < values.length;
  if (names.length === 0) return hasOthers ? OPEN_NODES : "no node";
  return hasOthers ? `${groupsText(names)}, and ${OPEN_NODES}` : groupsText(names);
}

/** `tag Stage = prod or test` */
function conditionText({ key, values }: TargetSelectionModel): string {
  if (!isKnown(key)) return `a condition ${NOT_KNOWN_YET}`;
  const tagKey = tagKeyOf(key);
  return `${tagKey === undefined ? key : `tag ${tagKey}`} = ${joined(texts(values), "or")}`;
}

function texts(values: Knowable<readonly Knowable<string>[]>): string[] {
  return isKnown(values) ? values.map((value) => (isKnown(value) ? value : NOT_KNOWN_YET)) : [NOT_KNOWN_YET];
}

const MOST_NAMED = 6;

/** `patch group a`, `patch groups a and b`; many are counted. */
export function groupsText(groups: readonly string[]): string {
  return `${groups.length === 1 ? "patch group" : "patch groups"} ${joinedFirst(groups, MOST_NAMED)}`;
}
