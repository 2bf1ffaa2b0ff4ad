import { areOfWay, type PatchedNodes } from "../../model/arrival/patched-nodes";
import { joined } from "../../model/text/wording";
import { describeNodes } from "../../review/reach/describe-target";

/** `web`, `nodes with tag Stage = prod` */
export function nameOfNodes(nodes: PatchedNodes): string {
  return areOfWay(nodes) ? joined(nodes.way.targets.map(describeNodes), "or") : nodes.patchGroup;
}
