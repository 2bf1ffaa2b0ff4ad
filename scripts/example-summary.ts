import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App } from "cdktf";
import { readStacks } from "../cli/stacks/read-stacks";
import { summaryText } from "../cli/summary/run-summary";
import { PatchingStack } from "../main";
import { TODAY_CONTEXT } from "../modules";

/** The day that documentation shows, so that it stays the same on every day. */
const DAY = "2026-11-23";

/** What `npm run synth` tells of the example on a fixed day, as the README shows it. */
export function exampleSummary(): string {
  const outdir = mkdtempSync(join(tmpdir(), "summary-"));
  try {
    const app = new App({ outdir, context: { [TODAY_CONTEXT]: DAY } });
    new PatchingStack(app, "patching");
    app.synth();
    const stacks = readStacks(outdir, outdir).map((stack) => ({ ...stack, file: `cdktf.out/${stack.file}` }));
    return summaryText(stacks, new Date(`${DAY}T09:00Z`));
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}
