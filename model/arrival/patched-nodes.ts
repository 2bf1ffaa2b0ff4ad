import type { DeadlineModel } from "../deadlines/deadline-model";
import { askedTags } from "../patching/baseline-of-way";
import { groupsReached } from "../patching/groups/reaching-ways";
import type { PatchGroupOfNodes } from "../patching/patching";
import type { Place } from "../patching/place/place";
import type { EnvironmentView } from "../patching/view/environment-view";
import type { AssociationWay, PatchPolicyWay } from "../patching/ways/way-of-patching";
import { quote } from "../text/wording";

/** Nodes of which it is asked when patches are on all of them: a patch group, or those that one way works on. */
export type PatchedNodes = PatchGroupOfNodes | NodesOfWay;

/**
 * What one way installs on by baselines that it selects itself: a patch policy in one of its Regions, or an association
 * with baselineTags.
 */
export interface NodesOfWay {
  readonly view: EnvironmentView;
  readonly place: Place;
  /** The installation itself. */
  readonly way: PatchPolicyWay | AssociationWay;
}

export function areOfWay(nodes: PatchedNodes): nodes is NodesOfWay {
  return "way" in nodes;
}

/** The nodes of each policy, Region by Region, and of each association with tags, that installs or may do so. */
export function nodesOfWays(view: EnvironmentView): readonly NodesOfWay[] {
  return view.ways.flatMap((way): readonly NodesOfWay[] => {
    if (way.kind === "window-task" || way.operation === "scan") return [];
    const isMeant = way.kind === "patch-policy" || askedTags(way.association) !== undefined;
    return isMeant ? [{ view, place: way.place, way }] : [];
  });
}

/** Those that are in no patch group which is known here, and those with a deadline of their own. */
export function nodesBesideGroups(view: EnvironmentView): readonly NodesOfWay[] {
  return nodesOfWays(view).filter(
    (nodes) => deadlineOfNodes(nodes) !== undefined || groupsReached(view, nodes.way).length === 0,
  );
}

/** Once for each policy, which runs in all of its Regions by one clock and the same baselines, and each association. */
export function oncePerCarrier(nodes: readonly NodesOfWay[]): readonly NodesOfWay[] {
  return [...new Map([...nodes].reverse().map((one) => [one.way.carrier.key, one])).values()].reverse();
}

export function deadlineOfNodes(nodes: PatchedNodes): DeadlineModel | undefined {
  if (!areOfWay(nodes)) return nodes.registered?.patchWithin;
  const { way } = nodes;
  return way.kind === "patch-policy" ? way.policy.patchWithin : way.association.patchWithin;
}

/** How a message names them: `"web"`, `patch policy prod`, `association nightly`. */
export function titleOfNodes(nodes: PatchedNodes): string {
  return areOfWay(nodes) ? subjectOfNodes(nodes) : quote(nodes.patchGroup);
}

/** How a sentence names them that begins with them: `web`, `patch policy prod`, `association nightly`. */
export function subjectOfNodes(nodes: PatchedNodes): string {
  if (!areOfWay(nodes)) return nodes.patchGroup;
  return `${nodes.way.kind === "association" ? "association" : "patch policy"} ${nodes.way.carrier.name}`;
}

/** The key of their patch group, patch policy or association; undefined where nobody registers the group. */
export function keyOfNodes(nodes: PatchedNodes): string | undefined {
  return areOfWay(nodes) ? nodes.way.carrier.key : nodes.registered?.key;
}
