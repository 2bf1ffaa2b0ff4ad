import { resolve } from "node:path";
import { existingPlaces } from "../../account/environment/existing-places";
import { accountsNotRead } from "../../account/snapshot/accounts-not-read";
import { MAKES_SNAPSHOT, readSnapshot } from "../../account/snapshot/read-snapshot";
import { staleness } from "../../account/snapshot/snapshot-age";
import { readText } from "../../host/files/read-text";
import { ExistingAccounts } from "../../model/patching/existing/existing-accounts";
import { wrap } from "../../model/text/wrap";
import { parseJson, readingFile } from "../console/bad-input";
import type { Console } from "../console/console";

/** Accounts as a snapshot has them. */
export interface ReadAccounts {
  readonly existing: ExistingAccounts;
  /** That it was long ago, say. */
  readonly notes: readonly string[];
}

/** Reads `--account`: what `cdktf-patch snapshot` wrote. @throws BadInput */
export function readAccounts(file: string, { cwd, now }: Pick<Console, "cwd" | "now">): ReadAccounts {
  return readingFile(file, () => {
    const snapshot = readSnapshot(parseJson(readText(resolve(cwd, file)), MAKES_SNAPSHOT));
    const stale = staleness(snapshot.taken, now());
    return {
      existing: new ExistingAccounts(existingPlaces(snapshot)),
      notes: [...(stale === undefined ? [] : [stale]), ...accountsNotRead(snapshot)],
    };
  });
}

/** What is to be said of a snapshot, below an answer about stacks. */
export function snapshotLines(account: ReadAccounts | undefined, stacks: readonly AskedStack[]): readonly string[] {
  if (account === undefined) return [];
  const notes = [...account.notes, ...stacks.flatMap((stack) => ofAnotherAccount(account, stack))];
  return notes.flatMap((note) => wrap(`note: ${note}`)).map((line) => `${line}\n`);
}

/** A stack that is answered about. */
interface AskedStack {
  readonly name: string;
  readonly environment: { readonly account?: string };
}

function ofAnotherAccount({ existing }: ReadAccounts, { name, environment }: AskedStack): readonly string[] {
  const { account = "" } = environment;
  const isKnown = /^\d{12}$/.test(account);
  if (!isKnown || existing.places.some((place) => place.account === account)) return [];
  return [`the snapshot has nothing of ${account}, the account of ${name}: nodes there are not counted`];
}
