import type { DeadlineModel } from "../deadlines/deadline-model";
import type { Keyed } from "../environment/patch-environment-model";
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
  /** The policy or the association. */
  readonly owner: Keyed<{ readonly patchWithin?: DeadlineModel }>;
  /** The installation itself. */
  readonly way: PatchPolicyWay | AssociationWay;
}

export function areOfWay(nodes: PatchedNodes): nodes is NodesOfWay {
  return "owner" in nodes;
}

/** The nodes of each policy, Region by Region, and of each association with tags, that installs or may do so. */
export function nodesOfWays(view: EnvironmentView): readonly NodesOfWay[] {
  return view.ways.flatMap((way): readonly NodesOfWay[] => {
    const { place } = way;
    if (way.kind === "patch-policy") return way.operation === "scan" ? [] : [{ view, place, owner: way.policy, way }];
    const isMeant =
      way.kind === "association" &&
      (way.operation === "install" || way.operation === "unknown") &&
      askedTags(way.association) !== undefined;
    return isMeant ? [{ view, place, owner: way.association, way }] : [];
  });
}

/** Those that are in no patch group which is known here, and those with a deadline of their own. */
export function nodesBesideGroups(view: EnvironmentView): readonly NodesOfWay[] {
  return nodesOfWays(view).filter(
    ({ owner, way }) => owner.patchWithin !== undefined || groupsReached(view, way).length === 0,
  );
}

/** A policy runs in all of its Regions by one clock and by the same baselines: what is asked of each of them once. */
export function oncePerCarrier(nodes: readonly NodesOfWay[]): readonly NodesOfWay[] {
  return [...new Map([...nodes].reverse().map((one) => [one.owner.key, one])).values()].reverse();
}

export function deadlineOfNodes(nodes: PatchedNodes): DeadlineModel | undefined {
  return areOfWay(nodes) ? nodes.owner.patchWithin : nodes.registered?.patchWithin;
}

/** How a message names them: `"web"`, `patch policy prod`, `association nightly`. */
export function titleOfNodes(nodes: PatchedNodes): string {
  if (!areOfWay(nodes)) return quote(nodes.patchGroup);
  return `${nodes.way.kind === "association" ? "association" : "patch policy"} ${nodes.way.carrier.name}`;
}

/** The key of their patch group, patch policy or association; undefined where nobody registers the group. */
export function keyOfNodes(nodes: PatchedNodes): string | undefined {
  return areOfWay(nodes) ? nodes.owner.key : nodes.registered?.key;
}
