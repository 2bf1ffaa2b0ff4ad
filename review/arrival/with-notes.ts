import { type PromiseNote, withPromises } from "../../model/arrival/promise-note";
import type { PatchEnvironmentModel } from "../../model/environment/patch-environment-model";
import { inRing, type WaitOfRing } from "../../model/patch-fleet/in-ring";

/** What a program says of its environment, and its plan does not. */
export interface EnvironmentNotes {
  readonly promises?: PromiseNote;
  readonly ringWait?: WaitOfRing;
}

/**
 * Both sides of a plan with what the program says of them and the plan does not repeat: deadlines, release calendars and
 * the lock of a ring. They are those of the program as it is now; what it said before is not in the plan.
 */
export function withNotes<Sides extends Readonly<Record<"before" | "after", PatchEnvironmentModel>>>(
  sides: Sides,
  { promises = {}, ringWait }: EnvironmentNotes,
): Sides {
  const noted = (environment: PatchEnvironmentModel) => inRing(withPromises(environment, promises), ringWait);
  return { ...sides, before: noted(sides.before), after: noted(sides.after) };
}
