import { canonical } from "../changes/differences";
import type { PlannedResource } from "../plan/planned-resource";

/** Gone, or replaced: for a moment there is nothing of that name. */
export function isRemoved({ action }: PlannedResource): boolean {
  return action === "delete" || action === "replace";
}

/** Whether some of its arguments differ, shown or hidden, or it goes away, be it for a moment. What is made is no difference. */
export function differs(resource: PlannedResource, ...names: readonly string[]): boolean {
  const { before, after, secretChanges } = resource;
  if (before === undefined) return false;
  if (after === undefined || isRemoved(resource)) return true;
  const isSecret = (name: string) => secretChanges.some((path) => path === name || path.startsWith(`${name}.`));
  return names.some((name) => isSecret(name) || canonical(before[name] ?? null) !== canonical(after[name] ?? null));
}

/** What tags and the provider add, which nothing but people read. */
const APART: readonly string[] = ["id", "tags", "tags_all"];

/** Whether anything is otherwise than before but its tags; what is made or goes away is. */
export function isOtherwise(resource: PlannedResource): boolean {
  const { before, after } = resource;
  if (before === undefined || after === undefined) return true;
  return differs(resource, ...Object.keys({ ...before, ...after }).filter((name) => !APART.includes(name)));
}

/** What some of its arguments are before and after, as far as they are texts. */
export function textsOf({ before, after }: PlannedResource, ...names: readonly string[]): readonly string[] {
  return names.flatMap((name) => [before?.[name], after?.[name]].filter((value) => typeof value === "string"));
}
