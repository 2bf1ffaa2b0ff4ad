import { execSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inTurns, median } from "./measure";

const ROOT = join(__dirname, "..");
const OF_THE_TEMPLATE = "npx ts-node main.ts";

/** ts-node asks a compiler written in JavaScript, which TypeScript is no longer since version 7. */
const COMPILER = { TS_NODE_COMPILER: "typescript-5" };

/** How much of the template's app command ours takes, both run on `main.ts`. */
export function appCommand(): number {
  const { app } = JSON.parse(readFileSync(join(ROOT, "cdktf.json"), "utf8")) as { app: string };
  const outdir = mkdtempSync(join(tmpdir(), "bench-"));
  const run = (command: string) => () => {
    const start = process.hrtime.bigint();
    execSync(command, { cwd: ROOT, env: { ...process.env, ...COMPILER, CDKTF_OUTDIR: outdir }, stdio: "pipe" });
    return Number(process.hrtime.bigint() - start) / 1e6;
  };
  try {
    const { first, second } = inTurns(5, run(app), run(OF_THE_TEMPLATE));
    return median(first) / median(second);
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}
