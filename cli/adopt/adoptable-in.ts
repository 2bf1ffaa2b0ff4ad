import type { Adoptable } from "../../account/adopt/existing-object";
import { fromSnapshot } from "../../account/adopt/from-snapshot";
import { fromState } from "../../account/adopt/from-state";
import { accountsNotRead } from "../../account/snapshot/accounts-not-read";
import { readSnapshot } from "../../account/snapshot/read-snapshot";
import { staleness } from "../../account/snapshot/snapshot-age";
import { oneOf, quote } from "../../model/text/wording";
import { UnreadableInput } from "../../model/values/unreadable-input";
import { BadInput } from "../console/bad-input";

/** What a file has to be adopted, and what is to be said of the file. @throws UnreadableInput @throws BadInput */
export function adoptableIn(
  content: unknown,
  given: { readonly accountId?: string; readonly region?: string },
  now: Date,
): { readonly adoptable: Adoptable; readonly notes: readonly string[] } {
  const isSnapshot = typeof content === "object" && content !== null && "format" in content;
  if (!isSnapshot) return { adoptable: fromState(content, given.region), notes: [] };
  const { accounts, taken } = readSnapshot(content);
  if (accounts.length === 0)
    throw new UnreadableInput("", "expected an account in the snapshot, found none; read one again");
  const account = given.accountId === undefined ? accounts[0] : accounts.find(({ id }) => id === given.accountId);
  const ids = accounts.map(({ id }) => id);
  if (account === undefined) {
    throw new BadInput(`--account-id: expected ${oneOf(ids)}, got ${quote(given.accountId ?? "")}`);
  }
  if (given.accountId === undefined && accounts.length > 1) {
    throw new BadInput(`--account-id: expected ${oneOf(ids)}; it is missing`);
  }
  const notRead = accountsNotRead({ accounts: [account] });
  if (account.regions.length === 0 && notRead.length > 0) {
    throw new UnreadableInput("", `expected what an account has, but nothing was read: ${notRead.join("; ")}`);
  }
  const regions = account.regions.filter(({ region }) => given.region === undefined || region === given.region);
  const stale = staleness(taken, now);
  return {
    adoptable: fromSnapshot({ ...account, regions }),
    notes: [...(stale === undefined ? [] : [stale]), ...notRead],
  };
}
