import type { Console } from "../console/console";
import { packageNames } from "../explain/answer-words";
import { type Answer, ListExplainer } from "../explain/explain-list";
import { openPatchList } from "../explain/open-patch-list";
import type { Stack } from "../stacks/read-stacks";
import { lockedTo } from "./promotion";

/** A patch that a promotion approves, or no longer approves, for at least one patch group. */
export interface ChangedApproval {
  readonly patch: string;
  readonly packages: string;
  readonly patchGroups: readonly string[];
}

export interface ChangedApprovals {
  readonly newly: readonly ChangedApproval[];
  readonly noLonger: readonly ChangedApproval[];
}

interface Question {
  /** The day of the lock. */
  readonly day: string;
  readonly now: Date;
  readonly console: Console;
}

/** What a lock to a day changes among the patches of lists. @throws BadInput for a list that cannot be read */
export async function newlyApproved(
  files: readonly string[],
  stacks: readonly Stack[],
  { day, now, console }: Question,
): Promise<ChangedApprovals> {
  const after = stacks.map((stack) => ({ ...stack, environment: lockedTo(stack.environment, day) }));
  const explainers = [stacks, after].map(
    (some) => new ListExplainer(some, { at: now, node: {}, isMeant: () => true }),
  ) as [ListExplainer, ListExplainer];
  for (const file of files) {
    for await (const { format, patches } of openPatchList(file, console)) {
      for (const listed of patches) for (const explainer of explainers) explainer.add(listed, format);
    }
  }
  for (const explainer of explainers) explainer.finish();
  const [approvedBefore, approvedAfter] = explainers.map(({ answers }) => approvedIn(answers)) as [Approved, Approved];
  return { newly: difference(approvedAfter, approvedBefore), noLonger: difference(approvedBefore, approvedAfter) };
}

type Approved = ReadonlyMap<string, ChangedApproval>;

const MOST_NAMES = 3;

/** Approved patches by id and patch group: accounts of a ring share their groups. */
function approvedIn(answers: readonly Answer[]): Approved {
  const approved = new Map<string, ChangedApproval>();
  for (const { listed, patches, subject, verdict } of answers) {
    if (verdict.outcome !== "approved") continue;
    const patchGroups = [subject.patchGroup];
    const packages = packageNames(patches, MOST_NAMES);
    approved.set(`${listed.id} ${subject.patchGroup}`, { patch: listed.id, packages, patchGroups });
  }
  return approved;
}

function difference(one: Approved, other: Approved): readonly ChangedApproval[] {
  const found = new Map<string, ChangedApproval>();
  for (const [key, change] of one) {
    if (other.has(key)) continue;
    const known = found.get(change.patch);
    found.set(change.patch, { ...change, patchGroups: [...(known?.patchGroups ?? []), ...change.patchGroups] });
  }
  return [...found.values()];
}
