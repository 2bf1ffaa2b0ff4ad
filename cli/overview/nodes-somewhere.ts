import { type NodeFormula, nodesOfTarget, patchGroupsOf } from "../../model/patching/nodes/node-formula";
import { regionName } from "../../model/patching/place/place";
import type { WayOfPatching } from "../../model/patching/ways/way-of-patching";
import { describeNodes } from "../../review/reach/describe-target";

/** Nodes of a Region, in a few words. */
export interface NodesSomewhere {
  /** Of a patch group. */
  readonly name: string;
  readonly region: string;
  /** The same where the same nodes are selected. */
  readonly selection: string | symbol;
  /** Whether all of them take part: what goes by no baseline of theirs may be for one system alone. */
  readonly areAll: boolean;
}

/** By the names of patch groups; nodes in none, by how they are selected. */
export function nodesOf({ nodes, targets, place, follows }: WayOfPatching): readonly NodesSomewhere[] {
  const region = regionName(place.region);
  const areAll = follows.by === "node";
  const groups = nodes.anyOf.flatMap((formula) =>
    patchGroupsOf(formula).flatMap(([tagKey, names]) =>
      [...names].map((name) => ({
        name,
        region,
        areAll,
        selection: selectionOf(region, formula, new Map([[`tag:${tagKey}`, new Set([name])]])),
      })),
    ),
  );
  if (groups.length > 0) return groups;
  return targets.map((target) => ({
    name: describeNodes(target),
    region,
    areAll,
    selection: selectionOf(region, nodesOfTarget(target)),
  }));
}

/** The same for the same nodes; what is not all known is the same as nothing else. */
function selectionOf(
  region: string,
  { selections, complete }: NodeFormula,
  narrowed: NodeFormula["selections"] = new Map(),
) {
  const sorted = [...selections, ...narrowed].map(([key, values]): readonly [string, readonly string[]] => [
    key,
    [...values].sort(),
  ]);
  return complete ? JSON.stringify([region, ...[...new Map(sorted)].sort()]) : Symbol();
}
