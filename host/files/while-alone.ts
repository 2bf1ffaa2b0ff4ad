import { closeSync, openSync, rmSync, writeSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { sayingWhich, targetOf, UnwritableFile } from "./write-whole";

/** How long another process is waited for, in all and at a time: what is done alone takes a moment. */
const PATIENCE = 5000;
const TURN = 20;

/**
 * Does something with a file while no other process of ours does: each makes the same file beside it first, as git does.
 * One that is killed leaves that file behind, and the message says so.
 *
 * @param shown - what the user calls the file
 * @throws UnwritableFile where another process does not come to its end, or the file beside it cannot be made
 */
export async function whileAlone<T>(path: string, shown: string, work: () => T, patience = PATIENCE): Promise<T> {
  const target = sayingWhich(shown, () => targetOf(path));
  const mark = join(dirname(target), `.${basename(target)}.lock`);
  const until = Date.now() + patience;
  while (!isMade(mark, shown)) {
    if (Date.now() >= until) {
      throw new UnwritableFile(`${shown} is being written by another process; if none runs, remove ${mark}`);
    }
    await setTimeout(TURN);
  }
  try {
    return work();
  } finally {
    rmSync(mark, { force: true });
  }
}

function isMade(mark: string, shown: string): boolean {
  return sayingWhich(shown, () => {
    try {
      const file = openSync(mark, "wx", 0o600);
      writeSync(file, `${process.pid}\n`);
      closeSync(file);
      return true;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
      throw error;
    }
  });
}
