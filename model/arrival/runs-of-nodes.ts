import type { ExistingAccounts } from "../patching/existing/existing-accounts";
import { areOfPolicy, type PatchedNodes } from "./patched-nodes";
import { RunsOfGroup } from "./runs-of-group";
import { RunsOfPolicy } from "./runs-of-policy";
import type { RunsOnNodes } from "./runs-on-nodes";

/** @param beside - what exists in the account, where that was read: a policy may select a baseline of it */
export function runsOfNodes(from: Date, nodes: PatchedNodes, beside?: ExistingAccounts): RunsOnNodes {
  return areOfPolicy(nodes) ? new RunsOfPolicy(from, nodes, beside) : new RunsOfGroup(from, nodes, beside);
}
