import { type Patching, patchingOf } from "../../model/patching/patching";
import type { Stack } from "./read-stacks";

/** Who patches what in synthesised stacks, from a moment on. */
export function patchingOfStacks(stacks: readonly Stack[], from: Date): Patching {
  return patchingOf(
    stacks.map(({ name, environment }) => ({ stack: name, environment })),
    { from },
  );
}
