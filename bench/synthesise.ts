import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App } from "cdktf";
import { processorTime } from "./measure";

/** Milliseconds from the first `new …` to the JSON on disk. */
export function synthesise(fill: (app: App) => void): number {
  const outdir = mkdtempSync(join(tmpdir(), "bench-"));
  try {
    return processorTime(() => {
      const app = new App({ outdir });
      fill(app);
      app.synth();
    });
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}
