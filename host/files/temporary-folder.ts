import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { causeOf } from "./file-problems";
import { UnwritableFile } from "./write-whole";

const folders = new Set<string>();
let removedAtExit = false;

/** Makes a temporary folder that goes away with the process at the latest. */
export function temporaryFolder(name: string, parent: string = tmpdir()): string {
  if (!removedAtExit) process.once("exit", removeAll);
  removedAtExit = true;
  const folder = made(join(parent, `${name}-`), parent);
  folders.add(folder);
  return folder;
}

function made(prefix: string, parent: string): string {
  try {
    return mkdtempSync(prefix);
  } catch (error) {
    throw noRoomFor("a temporary folder", parent, error);
  }
}

/** The folder for temporary files cannot take one, and what helps. */
export function noRoomFor(what: string, parent: string, error: unknown): UnwritableFile {
  const cause = causeOf(error);
  return new UnwritableFile(`${parent}: expected room for ${what}, ${cause}; set TMPDIR to another folder`);
}

/** Removes a temporary folder with all that is in it; safe to call twice. */
export function removeTemporaryFolder(folder: string): void {
  folders.delete(folder);
  rmSync(folder, { recursive: true, force: true });
}

function removeAll(): void {
  for (const folder of folders) removeTemporaryFolder(folder);
}
