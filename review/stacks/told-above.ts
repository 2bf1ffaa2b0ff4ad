import type { Change } from "../changes/change";
import { isAtLeast } from "../risk/risk";
import { foldedChanges } from "./folded-changes";
import type { StackReview } from "./stack-review";
import { type StackRow, sameAs, saysOf } from "./stack-rows";

/**
 * Rows where what a row above tells in full is counted, and not told again: accounts and rings of one fleet often differ
 * in a delay or a zone alone. Rows that are odd are compared with most others already.
 */
export function toldOnce(rows: readonly StackRow[]): readonly StackRow[] {
  const inFull: StackReview[] = [];
  return rows.map((row): StackRow => {
    const [stack] = row.stacks;
    if (row.isOdd || stack === undefined) return row;
    for (const above of inFull) {
      const same = sameAs(above, stack, isTold);
      if (same.changes.size === 0) continue;
      // What is alike in several Regions is told where it is first.
      const folds = foldedChanges(stack.changes).filter(({ change }) => same.changes.has(change.address));
      const changes = folds.flatMap(({ change, others }) => [change, ...others].map(({ address }) => address));
      return { ...row, sameAsMost: { ...same, changes: new Set(changes) } };
    }
    inFull.push(stack);
    return row;
  });
}

/** Whether the same is told with no less weight; that one stack has several Regions is no difference. */
function isTold(above: Change, change: Change): boolean {
  const isLighter = change.details.every(({ risk }, index) => isAtLeast(above.details[index]?.risk ?? "none", risk));
  return isLighter && saysOf(above) === saysOf(change);
}
