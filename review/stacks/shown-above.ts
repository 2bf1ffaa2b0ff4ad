import { grouped } from "../../model/values/grouped";
import type { Change } from "../changes/change";
import type { ReviewedFinding } from "../findings/reviewed-finding";
import { isAtLeast } from "../risk/risk";
import { anyRegionKey } from "./finding-keys";
import { addressesOf, type FoldedChange, foldedChanges } from "./folded-changes";
import type { StackReview } from "./stack-review";
import { type StackRow, sameAs, saysOf } from "./stack-rows";

/**
 * Rows where what a row above tells in full is counted, and not told again: accounts and rings of one fleet often differ
 * in a delay or a zone alone. Rows that are odd are compared with most others already.
 */
export function shownOnce(rows: readonly StackRow[]): readonly StackRow[] {
  const inFull: StackReview[] = [];
  const told = rows.map((row): StackRow => {
    const [stack] = row.stacks;
    if (row.isOutlier || stack === undefined) return row;
    const [same] = inFull
      .map((above) => sameAs(above, stack, isTold, anyRegionKey))
      .filter(({ changes, findings }) => changes.size + findings.size > 0)
      .sort((one, other) => other.changes.size - one.changes.size || other.findings.size - one.findings.size);
    // What is alike in several Regions is told where it is first.
    const all = foldedChanges(stack.changes);
    const folds = all.filter(({ change }) => same?.changes.has(change.address));
    // Nobody reads in two places what fits in one: beside few changes of another stack its own would stand.
    const own = all.length - folds.length;
    const counted = own > MOST_OWN && own >= folds.length ? [] : folds.flatMap(addressesOf);
    if (counted.length === 0) inFull.push(stack);
    if (same === undefined || counted.length + same.findings.size === 0) return row;
    return { ...row, sameAsMost: { ...same, changes: new Set(counted) } };
  });
  return told.map((row) => ({ ...row, toldFor: toldFor(row, told) }));
}

/** Changes of its own that a stack tells beside what it leaves to another one, however little that is. */
const MOST_OWN = 1;

/** The stacks of other rows that leave a finding to this one. */
function toldFor({ stacks: [first] }: StackRow, rows: readonly StackRow[]): ReadonlyMap<string, readonly string[]> {
  const left = rows.filter(({ sameAsMost: { stack } }) => stack === first?.name);
  const pairs = left.flatMap(({ stacks, sameAsMost: { findings } }) =>
    [...new Set([...findings].map(anyRegionKey))].flatMap((key) => stacks.map(({ name }) => [key, name] as const)),
  );
  return new Map([...grouped(pairs, ([key]) => key)].map(([key, found]) => [key, found.map(([, name]) => name)]));
}

/** Whether the same is told with no less weight; that one stack has several Regions is no difference. */
function isTold(above: Change, change: Change): boolean {
  const isLighter = change.details.every(({ risk }, index) => isAtLeast(above.details[index]?.risk ?? "none", risk));
  return isLighter && saysOf(above) === saysOf(change);
}

/** What a row changes beside what one above tells in full; a row that is odd tells all. */
export function ownFolds({ stacks: [first], isOutlier, sameAsMost }: StackRow): readonly FoldedChange[] {
  return foldedChanges((first?.changes ?? []).filter(({ address }) => isOutlier || !sameAsMost.changes.has(address)));
}

/** What checks say of it, in the same way. */
export function ownFindings({ stacks: [first], isOutlier, sameAsMost }: StackRow): readonly ReviewedFinding[] {
  return (first?.findings ?? []).filter((finding) => isOutlier || !sameAsMost.findings.has(finding));
}
