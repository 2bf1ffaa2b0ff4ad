import type { Console } from "./console";

/** Names on a terminal what is about to take seconds, so that nobody takes silence for an end; a log has no use for it. */
export function sayWork({ stderr }: Pick<Console, "stderr">, what: string): void {
  if (stderr.isTTY === true) stderr.write(`${what} …\n`);
}
