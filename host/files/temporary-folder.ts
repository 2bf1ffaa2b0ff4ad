import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const folders = new Set<string>();
let removedAtExit = false;

/** Makes a temporary folder that goes away with the process at the latest. */
export function temporaryFolder(name: string, parent: string = tmpdir()): string {
  if (!removedAtExit) process.once("exit", removeAll);
  removedAtExit = true;
  const folder = mkdtempSync(join(parent, `${name}-`));
  folders.add(folder);
  return folder;
}

/** Removes a temporary folder with all that is in it; safe to call twice. */
export function removeTemporaryFolder(folder: string): void {
  folders.delete(folder);
  rmSync(folder, { recursive: true, force: true });
}

function removeAll(): void {
  for (const folder of folders) removeTemporaryFolder(folder);
}
