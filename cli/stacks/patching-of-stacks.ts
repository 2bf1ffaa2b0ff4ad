import type { ExistingAccounts } from "../../model/patching/existing/existing-accounts";
import { heldByName } from "../../model/patching/existing/held-by-name";
import { type Patching, patchingOf } from "../../model/patching/patching";
import type { Stack } from "./read-stacks";

/**
 * Who patches what in synthesised stacks, from a moment on.
 *
 * @param accounts - what exists; what stacks have of it is told by its name
 */
export function patchingOfStacks(stacks: readonly Stack[], from: Date, accounts?: ExistingAccounts): Patching {
  const environments = stacks.map(({ name, environment }) => ({ stack: name, environment }));
  const patching = patchingOf(environments, { from });
  if (accounts === undefined) return patching;
  return patchingOf(environments, { from, beside: accounts.beside(heldByName(patching.environments, accounts)) });
}
