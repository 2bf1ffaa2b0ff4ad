import { RESOURCE_GROUP_KEY, RESOURCE_TYPE_FILTERS_KEY } from "../../model/maintenance-window/target-keys";
import { fulfils } from "../../model/patching/nodes/condition";
import type { NodeFormula } from "../../model/patching/nodes/node-formula";
import { wayMayPatch } from "../../model/patching/ways/way-may-patch";
import type { WayOfPatching } from "../../model/patching/ways/way-of-patching";
import { isKnown } from "../../model/values/unknown";
import { isMember, isNodeType, type ResourceGroup } from "./resource-groups";
import type { TaggedNodes, Tags } from "./tagged-nodes";

/** The ways that reach nodes by their tags, or by a resource group that finds them by these. */
export function waysReaching(
  nodes: TaggedNodes | undefined,
  ways: readonly WayOfPatching[],
  groups: readonly ResourceGroup[],
): readonly WayOfPatching[] {
  if (nodes === undefined || !isKnown(nodes.tags)) return [];
  const known = { ...nodes, tags: nodes.tags };
  return ways.filter((way) => wayMayPatch(way) && way.nodes.anyOf.some((formula) => fits(formula, known, groups)));
}

type KnownNodes = TaggedNodes & { readonly tags: Tags };

/** What is not known does not fit: only what is certain is told as gained or lost. */
function fits({ selections, complete }: NodeFormula, nodes: KnownNodes, groups: readonly ResourceGroup[]): boolean {
  if (!complete) return false;
  const { tags, instanceId, isHybrid = false } = nodes;
  return [...selections].every(([key, values]) => {
    const fulfilled = fulfils({ id: instanceId, tags }, key, values);
    if (fulfilled !== undefined) return fulfilled;
    switch (key) {
      case RESOURCE_GROUP_KEY: {
        const named = groups.filter(({ name }) => values.has(name));
        return named.length > 0 && named.every((group) => isMember(group, tags, isHybrid));
      }
      case RESOURCE_TYPE_FILTERS_KEY:
        return isNodeType(values, isHybrid);
      default:
        return false;
    }
  });
}
