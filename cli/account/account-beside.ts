import type { Console } from "../console/console";
import type { Stack } from "../stacks/read-stacks";

/** What exists beside the stacks, and what is to be said of it. @throws BadInput */
export function accountBeside(file: string, stacks: readonly Stack[], console: Console) {
  const { readAccounts, snapshotLines } = require("./read-accounts") as typeof import("./read-accounts");
  const read = readAccounts(file, console);
  return { existing: read.existing, lines: snapshotLines(read, stacks) };
}
