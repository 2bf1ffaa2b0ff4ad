import { joined } from "../../text/wording";
import { isKnown } from "../../values/unknown";
import { patchGroupsOfTarget } from "../nodes/targeting";
import { furtherCondition, mayTarget } from "../nodes/uncertain-targeting";
import type { SelectedNodes, WayOfPatching } from "../ways/way-of-patching";

/** How far a way reaches the nodes of a patch group. */
export type ReachOfWay =
  | { readonly reaches: "all" }
  /** Only those that fit something else as well: `tag:Environment = prod`. */
  | { readonly reaches: "some"; readonly onlyNodes: readonly string[] }
  | { readonly reaches: "not known"; readonly because: string }
  /** It names no patch group; nodes of the group may be among those that it finds by something else. */
  | { readonly reaches: "by something else" }
  | { readonly reaches: "none" };

/** A way of patching, as seen from a patch group. */
export interface WayToGroup {
  readonly way: WayOfPatching;
  readonly reach: ReachOfWay;
}

/** Whether a way reaches at least some nodes of the group for certain. */
export function reachesSome({ reaches }: ReachOfWay): boolean {
  return reaches === "all" || reaches === "some";
}

/** How far a way reaches the nodes that carry a patch group's name. */
export function reachOfWay({ targets, mayRunOn, nodes }: WayOfPatching, patchGroup: string): ReachOfWay {
  if (targets.some(isEveryNode)) return { reaches: "all" };
  const naming = targets.filter((target) => names(target, patchGroup));
  if (naming.length > 0) {
    const conditions = naming.map((target) => furtherCondition(target, patchGroup));
    const some = conditions.filter((condition) => condition !== undefined);
    return some.length < conditions.length ? { reaches: "all" } : { reaches: "some", onlyNodes: some };
  }
  if (mayRunOn.some((target) => names(target, patchGroup))) {
    return { reaches: "not known", because: "what its task runs on is not known yet" };
  }
  if ([...targets, ...mayRunOn].some((target) => mayTarget(target, patchGroup))) {
    return { reaches: "not known", because: "which patch groups it targets is not known yet" };
  }
  const isByGroup = nodes.complete && targets.every((target) => patchGroupsOfTarget(target).length > 0);
  return { reaches: isByGroup ? "none" : "by something else" };
}

/** A target without a condition: every node of its account and Region. */
function isEveryNode({ targets }: SelectedNodes): boolean {
  return isKnown(targets) && targets.length === 0;
}

/** Whether a target names a patch group by its tag. */
export function names(target: SelectedNodes, patchGroup: string): boolean {
  return patchGroupsOfTarget(target).some(({ patchGroups }) => patchGroups.includes(patchGroup));
}

/** What nodes of a group need besides to be reached by some of several ways; undefined where one takes all of them. */
export function onlyNodesOf(ways: readonly WayToGroup[]): string | undefined {
  const conditions: string[] = [];
  for (const { reach } of ways) {
    if (reach.reaches === "all") return undefined;
    if (reach.reaches === "some") conditions.push(...reach.onlyNodes);
  }
  return conditions.length === 0 ? undefined : joined([...new Set(conditions)], "or");
}
