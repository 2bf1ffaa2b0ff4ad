import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { BadInput } from "../bad-input";

/**
 * Writes a file whole or not at all: another one beside it takes its place once everything is on the disk.
 *
 * @throws BadInput where it cannot be written
 */
export function writeWhole(path: string, shown: string, text: string): void {
  const draft = join(dirname(path), `.${basename(path)}.${process.pid}`);
  try {
    const file = openSync(draft, "w");
    try {
      writeFileSync(file, text);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(draft, path);
  } catch (error) {
    rmSync(draft, { force: true });
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    throw new BadInput(`${shown}: expected a place to write to, got ${code}`);
  }
}
