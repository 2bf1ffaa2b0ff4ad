import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const folders: string[] = [];

// The benchmarks use it too, where there is no Jest.
if (typeof afterAll === "function") afterAll(removeAll);
else process.once("exit", removeAll);

/** A folder of its own for a test; it goes away when the tests of the file are done. */
export function testFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "cdktf-patch-"));
  folders.push(folder);
  return folder;
}

function removeAll(): void {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
}
