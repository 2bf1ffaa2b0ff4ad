import { writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

interface Missing {
  /** What the tests need: `Terraform`. */
  readonly needs: string;
  readonly reason: string;
}

/** Skips; the first file that does so says it, once for the whole run, which has a temporary folder of its own. */
export function skipGroup(name: string, tests: () => void, { needs, reason }: Missing): void {
  describe.skip(`${name} (skipped: ${reason})`, tests);
  try {
    writeFileSync(join(tmpdir(), `said-that-${needs.replaceAll(" ", "-")}-is-missing`), "", { flag: "wx" });
    process.stderr.write(`SKIPPED: tests that need ${needs}: ${reason}\n`);
  } catch {
    // Another test file said it.
  }
}
