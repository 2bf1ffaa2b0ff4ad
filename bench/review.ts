// `node --import tsx bench/review.ts`, after `npm run build`: what it costs to review many plans of the example.
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { plansOfAccounts } from "./account-plan";
import { inTurns, processorTime, ratio } from "./measure";

const ROOT = join(__dirname, "..");

export interface ReviewCost {
  readonly seconds: number;
  /** Processor time, which other work on the machine does not lengthen. */
  readonly processorSeconds: number;
  /** Of the process at its largest, in units of 1,000,000 bytes. */
  readonly megabytes: number;
}

/** What it costs to review the plans of so many accounts, each with an id of its own. */
export function reviewOfPlans(count: number): ReviewCost {
  const folder = join(tmpdir(), `bench-review-${process.pid}-${count}`);
  const peak = join(folder, "peak");
  for (const [index, plan] of plansOfAccounts(count).entries()) {
    const stack = join(folder, "plans", `account-${String(index).padStart(5, "0")}`);
    mkdirSync(stack, { recursive: true });
    writeFileSync(join(stack, "plan.json"), plan);
  }
  const hook = `import { writeFileSync } from "node:fs";
    process.on("exit", () => writeFileSync(${JSON.stringify(peak)}, JSON.stringify([process.resourceUsage().maxRSS, process.cpuUsage()])));`;
  const args = ["--import", `data:text/javascript,${encodeURIComponent(hook)}`, join(ROOT, "dist/cli/cdktf-patch.js")];
  try {
    const start = process.hrtime.bigint();
    const { status, stderr } = spawnSync(process.execPath, [...args, "review", "plans", "--at", "2026-11-23T00:00Z"], {
      cwd: folder,
      maxBuffer: 1 << 28,
      encoding: "utf8",
    });
    const seconds = Number(process.hrtime.bigint() - start) / 1e9;
    if (status !== 2) throw new Error(`the review ended with ${status}: ${stderr}`);
    const [kilobytes, { user, system }] = JSON.parse(readFileSync(peak, "utf8"));
    return { seconds, processorSeconds: (user + system) / 1e6, megabytes: (kilobytes * 1024) / 1e6 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** How many times longer it takes to review plans than to parse their text: in one process, with all that a plan file repeats. */
export function againstParsing(count: number): number {
  const { PlanReader } = require("../dist/review/plan/read-plan") as typeof import("../review/plan/read-plan");
  const { Reviewer } = require("../dist/review/review") as typeof import("../review/review");
  const { renderTerminal } = require("../dist/review/render/terminal") as typeof import("../review/render/terminal");
  const texts = plansOfAccounts(count);
  const review = () => {
    const plans = new PlanReader();
    const reviewer = new Reviewer({ at: new Date("2026-11-23T00:00:00Z") });
    for (const [index, one] of texts.entries()) {
      reviewer.add({ name: `account-${index}`, plan: plans.read(one), paths: new Map() });
    }
    renderTerminal(reviewer.review());
  };
  const parse = () => {
    for (const one of texts) JSON.parse(one);
  };
  return ratio(
    inTurns(
      3,
      () => processorTime(review),
      () => processorTime(parse),
    ),
  );
}

if (require.main === module) {
  for (const count of [100, 300, 1000]) {
    const { seconds, processorSeconds, megabytes } = reviewOfPlans(count);
    const each = ((processorSeconds * 1000) / count).toFixed(1);
    console.log(
      `${String(count).padStart(5)} plans: ${seconds.toFixed(1)} s, of the processors ${processorSeconds.toFixed(1)} s (${each} ms each), ${megabytes.toFixed(0)} MB`,
    );
  }
}
