import type { WindowTargetModel } from "../../maintenance-window/maintenance-window-model";
import { isEveryNode, mayOverlap, type NodeFormula, nodesOfTarget, wordsOf } from "./node-formula";

/** Nodes as a formula: those that fit any of several targets. Within a target all of its selections must hold. */
export interface NodeSet {
  readonly anyOf: readonly NodeFormula[];
  /** Whether all of it is known; otherwise it may be more nodes than it says. */
  readonly complete: boolean;
}

/** The nodes of some targets; `complete` where there are no others. */
export function nodeSetOf(targets: readonly Pick<WindowTargetModel, "targets">[], complete: boolean): NodeSet {
  const anyOf = targets.map(nodesOfTarget);
  return { anyOf, complete: complete && anyOf.every((formula) => formula.complete) };
}

/** Whether two sets have nodes in common. */
export type Meeting =
  /** They ask for the same, such as `tag:Stage = prod`. */
  | { readonly meet: "yes"; readonly word: string }
  | { readonly meet: "no" }
  | { readonly meet: "not known"; readonly because: string };

const NO: Meeting = { meet: "no" };
/** Of sets without a condition: what both ask for, in words. */
export const EVERY_NODE = "every node";

/**
 * Whether two sets of nodes meet. Sets that ask for one tag by different values do not, for a node has one value of it;
 * of sets that ask for different tags nothing can be said.
 */
export function meet(one: NodeSet, other: NodeSet): Meeting {
  let answer: Meeting = NO;
  for (const first of one.anyOf) {
    for (const second of other.anyOf) {
      const found = formulasMeet(first, second);
      if (found.meet === "yes") return found;
      if (found.meet === "not known") answer = found;
    }
  }
  if (one.complete && other.complete) return answer;
  return { meet: "not known", because: "which nodes these are is not known yet" };
}

function formulasMeet(one: NodeFormula, other: NodeFormula): Meeting {
  if (!one.complete || !other.complete) return { meet: "not known", because: "which nodes these are is not known yet" };
  if (isEveryNode(one)) return { meet: "yes", word: wordsOf(other)[0] ?? EVERY_NODE };
  if (isEveryNode(other)) return { meet: "yes", word: wordsOf(one)[0] ?? EVERY_NODE };
  if (!mayOverlap(one, other)) return NO;
  const words = new Set(wordsOf(one));
  const word = wordsOf(other).find((candidate) => words.has(candidate));
  return word === undefined
    ? { meet: "not known", because: "these nodes are chosen by different tags" }
    : { meet: "yes", word };
}
