import type { DeadlineModel } from "../deadlines/deadline-model";
import type { Keyed } from "../environment/patch-environment-model";
import type { PatchPolicyModel } from "../patch-policy/patch-policy-model";
import { groupsReached } from "../patching/groups/reaching-ways";
import type { PatchGroupOfNodes } from "../patching/patching";
import type { Place } from "../patching/place/place";
import type { EnvironmentView } from "../patching/view/environment-view";
import type { PatchPolicyWay } from "../patching/ways/way-of-patching";
import { quote } from "../text/wording";

/** Nodes of which it is asked when patches are on all of them: a patch group, or those that a patch policy works on. */
export type PatchedNodes = PatchGroupOfNodes | NodesOfPolicy;

/** What a patch policy installs on, in one of its Regions. */
export interface NodesOfPolicy {
  readonly view: EnvironmentView;
  readonly place: Place;
  readonly policy: Keyed<PatchPolicyModel>;
  /** The installation itself. */
  readonly way: PatchPolicyWay;
}

export function areOfPolicy(nodes: PatchedNodes): nodes is NodesOfPolicy {
  return "policy" in nodes;
}

/** The nodes of each policy that installs or may do so, Region by Region. */
export function nodesOfPolicies(view: EnvironmentView): readonly NodesOfPolicy[] {
  return view.ways.flatMap((way) =>
    way.kind === "patch-policy" && way.operation !== "scan"
      ? [{ view, place: way.place, policy: way.policy, way }]
      : [],
  );
}

/** Those that are in no patch group which is known here, and those with a deadline of their own. */
export function nodesBesideGroups(view: EnvironmentView): readonly NodesOfPolicy[] {
  return nodesOfPolicies(view).filter(
    ({ policy, way }) => policy.patchWithin !== undefined || groupsReached(view, way).length === 0,
  );
}

/** A policy runs in all of its Regions by one clock and by the same baselines: what is asked of each of them once. */
export function oncePerPolicy(nodes: readonly NodesOfPolicy[]): readonly NodesOfPolicy[] {
  return [...new Map([...nodes].reverse().map((one) => [one.policy.key, one])).values()].reverse();
}

export function deadlineOfNodes(nodes: PatchedNodes): DeadlineModel | undefined {
  return areOfPolicy(nodes) ? nodes.policy.patchWithin : nodes.registered?.patchWithin;
}

/** How a message names them: `"web"`, `patch policy prod`. */
export function titleOfNodes(nodes: PatchedNodes): string {
  return areOfPolicy(nodes) ? `patch policy ${nodes.way.carrier.name}` : quote(nodes.patchGroup);
}

/** The key of their patch group or patch policy; undefined where nobody registers the group. */
export function keyOfNodes(nodes: PatchedNodes): string | undefined {
  return areOfPolicy(nodes) ? nodes.policy.key : nodes.registered?.key;
}
