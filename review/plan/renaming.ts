import type { ResourceChange } from "./plan-schema";
import type { Renamed } from "./planned-resource";

/** A resource that a plan destroys at one address and creates at another, because no `moved` block joins the two. */
export interface Renaming extends Omit<Renamed, "from"> {
  readonly gone: ResourceChange;
  readonly made: ResourceChange;
}

/** The same as one change: of what is made in place of something else. */
export interface JoinedChange extends ResourceChange {
  readonly renamed?: Renamed;
}

/** A plan's changes with what was renamed as a replacement at its new address. */
export function joinedChanges(
  changes: readonly ResourceChange[],
  renamed: readonly Renaming[],
): readonly JoinedChange[] {
  if (renamed.length === 0) return changes;
  const gone = new Set(renamed.map((one) => one.gone));
  const made = new Map(renamed.map((one) => [one.made, one]));
  return changes
    .filter((one) => !gone.has(one))
    .map((one): JoinedChange => {
      const renaming = made.get(one);
      if (renaming === undefined) return one;
      const { address: from, change } = renaming.gone;
      const { before, before_sensitive } = change;
      const { isEqual, isAlong } = renaming;
      const joined = { ...one.change, actions: ["delete", "create"], before, before_sensitive };
      return { ...one, change: joined, renamed: { from, isEqual, isAlong } };
    });
}
