import type { WindowTargetModel } from "../../maintenance-window/maintenance-window-model";
import { INSTANCE_IDS_KEY, RESOURCE_GROUP_KEY, tagKeyOf } from "../../maintenance-window/target-keys";
import { PATCH_GROUP_TAG_KEYS, type PatchGroupTagKey } from "../../patch-group/patch-group-model";
import { isKnown } from "../../values/unknown";

/** The nodes of one target: those that fit every selection by any of its values. */
export interface NodeFormula {
  /** By key, as AWS writes it; without what is not known. */
  readonly selections: ReadonlyMap<string, ReadonlySet<string>>;
  /** Whether all of it is known. */
  readonly complete: boolean;
}

/** Keys of which a node has one value, so that different values are different nodes. */
const isExclusive = (key: string) => tagKeyOf(key) !== undefined || key === INSTANCE_IDS_KEY;
/** Keys whose equal values mean that nodes are shared; a list of tag keys or types alone says too little. */
const isTelling = (key: string) => isExclusive(key) || key === RESOURCE_GROUP_KEY;

export function nodesOfTarget({ targets }: Pick<WindowTargetModel, "targets">): NodeFormula {
  const selections = new Map<string, Set<string>>();
  if (!isKnown(targets)) return { selections, complete: false };
  let complete = true;
  for (const selection of targets) {
    if (!isKnown(selection) || !isKnown(selection.key) || !isKnown(selection.values)) {
      complete = false;
      continue;
    }
    const values = selections.get(selection.key) ?? new Set<string>();
    for (const value of selection.values) {
      if (isKnown(value)) values.add(value);
      else complete = false;
    }
    selections.set(selection.key, values);
  }
  return { selections, complete };
}

/** Whether nothing is asked of a node: a formula without a condition is every node of its account and Region. */
export function isEveryNode({ selections, complete }: NodeFormula): boolean {
  return complete && selections.size === 0;
}

/** Words by which sets that share nodes find one another: `tag:Patch Group = Critical`. */
export function wordsOf({ selections }: NodeFormula): readonly string[] {
  return [...selections]
    .filter(([key]) => isTelling(key))
    .flatMap(([key, values]) => [...values].map((value) => `${key} = ${value}`));
}

/** Whether nothing speaks against a common node: where both sets ask for one tag, they have a value in common. */
export function mayOverlap(one: NodeFormula, other: NodeFormula): boolean {
  return [...one.selections].every(([key, values]) => {
    const others = other.selections.get(key);
    return others === undefined || !isExclusive(key) || [...values].some((value) => others.has(value));
  });
}

/** The values by which a set names patch groups, by the spelling of the tag. */
export function patchGroupsOf({
  selections,
}: NodeFormula): readonly (readonly [PatchGroupTagKey, ReadonlySet<string>])[] {
  return PATCH_GROUP_TAG_KEYS.flatMap((tagKey) => {
    const values = selections.get(`tag:${tagKey}`);
    return values === undefined ? [] : [[tagKey, values] as const];
  });
}

/** Whether a set finds its nodes by something else than a patch group's name, so that they may be of any group. */
export function mayReachAnyGroup(nodes: NodeFormula): boolean {
  return !nodes.complete || patchGroupsOf(nodes).length === 0;
}
