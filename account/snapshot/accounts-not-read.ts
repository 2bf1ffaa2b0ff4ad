import type { Snapshot } from "./snapshot-schema";

/** Accounts that could not be entered, or not in each Region, as sentences. */
export function accountsNotRead({ accounts }: Pick<Snapshot, "accounts">): readonly string[] {
  return accounts.flatMap(({ refused }) => refused.map(({ part, reason }) => `${part} was not read: ${reason}`));
}
