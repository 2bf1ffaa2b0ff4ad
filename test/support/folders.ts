import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const folders: string[] = [];

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** A folder of its own for a test; it goes away when the tests of the file are done. */
export function testFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "cdktf-patch-"));
  folders.push(folder);
  return folder;
}
