import { isKnown } from "../values/unknown";
import { type ArrivalOfPatches, lengthOf } from "./arrival-by";
import type { FreezeLeftOut } from "./arrival-words";
import type { BaselineOfNodes } from "./baselines-of-nodes";
import { deadlineOfNodes, type PatchedNodes } from "./patched-nodes";
import type { RunsOnNodes } from "./runs-on-nodes";
import type { PatchesAsked } from "./waits";

/** How long patches take as the deadline of their nodes counts it, and with the freeze that it leaves out. */
export interface CountedArrival {
  readonly answer: ArrivalOfPatches;
  /** Absent: every day counts. */
  readonly freeze?: FreezeLeftOut;
}

/** Where a deadline leaves out a freeze, no window opens in it: told alone, the days with it look like a breach. */
export function countedArrival(
  nodes: PatchedNodes,
  one: BaselineOfNodes,
  runs: RunsOnNodes,
  asked: PatchesAsked = {},
): CountedArrival {
  const answer = runs.arrival(one, asked);
  const { exceptDuring: days = [], days: own = {} } = deadlineOfNodes(nodes) ?? {};
  // A published rule alone counts every day.
  if (!isKnown(days) || days.length === 0 || Object.keys(own).length === 0) return { answer };
  const counted = runs.arrival(one, { ...asked, exceptDuring: days });
  return { answer: counted, freeze: { days, longestMs: lengthOf(answer) } };
}
