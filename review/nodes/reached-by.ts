import { INSTANCE_IDS_KEY, TAG_KEYS_KEY, tagKeyOf } from "../../model/maintenance-window/target-keys";
import type { NodeFormula } from "../../model/patching/nodes/node-formula";
import { wayMayPatch } from "../../model/patching/ways/way-may-patch";
import type { WayOfPatching } from "../../model/patching/ways/way-of-patching";
import { isKnown } from "../../model/values/unknown";
import type { TaggedNodes, Tags } from "./tagged-nodes";

/** The ways that reach nodes by their tags, each once by the name of what opens on a schedule. */
export function waysReaching(nodes: TaggedNodes | undefined, ways: readonly WayOfPatching[]): readonly WayOfPatching[] {
  if (nodes === undefined || !isKnown(nodes.tags)) return [];
  const { tags } = nodes;
  return ways.filter((way) => wayMayPatch(way) && way.nodes.anyOf.some((formula) => fits(formula, tags, nodes)));
}

/** What is not known does not fit: only what is certain is told as gained or lost. */
function fits({ selections, complete }: NodeFormula, tags: Tags, { instanceId }: TaggedNodes): boolean {
  if (!complete) return false;
  return [...selections].every(([key, values]) => {
    const tagKey = tagKeyOf(key);
    if (tagKey !== undefined) {
      const value = Object.hasOwn(tags, tagKey) ? tags[tagKey] : undefined;
      return typeof value === "string" && values.has(value);
    }
    if (key === TAG_KEYS_KEY) return [...values].every((wanted) => Object.hasOwn(tags, wanted));
    return key === INSTANCE_IDS_KEY && typeof instanceId === "string" && values.has(instanceId);
  });
}
