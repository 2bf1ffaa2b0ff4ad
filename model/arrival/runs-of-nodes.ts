import type { ExistingAccounts } from "../patching/existing/existing-accounts";
import { areOfWay, type PatchedNodes } from "./patched-nodes";
import { RunsOfGroup } from "./runs-of-group";
import { RunsOfWay } from "./runs-of-way";
import type { RunsOnNodes } from "./runs-on-nodes";

/** @param beside - what exists in the account, where that was read: a policy may select a baseline of it */
export function runsOfNodes(from: Date, nodes: PatchedNodes, beside?: ExistingAccounts): RunsOnNodes {
  return areOfWay(nodes) ? new RunsOfWay(from, nodes, beside) : new RunsOfGroup(from, nodes, beside);
}
