import { areOfWay, type PatchedNodes } from "../../model/arrival/patched-nodes";
import { describeNodesOfTargets } from "../../review/reach/describe-target";

/** `web`, `nodes with tag Stage = prod` */
export function nameOfNodes(nodes: PatchedNodes): string {
  return areOfWay(nodes) ? describeNodesOfTargets(nodes.way.targets) : nodes.patchGroup;
}
