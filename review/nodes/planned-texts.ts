import { canonical } from "../changes/differences";
import type { PlannedResource } from "../plan/planned-resource";

/** Gone, or replaced: for a moment there is nothing of that name. */
export function isRemoved({ action }: PlannedResource): boolean {
  return action === "delete" || action === "replace";
}

/** Whether some of its arguments differ, or it goes away. What is made is no difference. */
export function differs({ before, after }: PlannedResource, ...names: readonly string[]): boolean {
  return (
    before !== undefined &&
    (after === undefined || names.some((name) => canonical(before[name] ?? null) !== canonical(after[name] ?? null)))
  );
}

/** What some of its arguments are before and after, as far as they are texts. */
export function textsOf({ before, after }: PlannedResource, ...names: readonly string[]): readonly string[] {
  return names.flatMap((name) => [before?.[name], after?.[name]].filter((value) => typeof value === "string"));
}
