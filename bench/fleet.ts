import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App, type TerraformStack } from "cdktf";
import execa from "execa";
import { startOfflineAws } from "../offline-aws/offline-aws";
import { Terraform } from "../offline-aws/terraform/terraform";
import { fleetOf, plainAccounts } from "./fleet-accounts";
import { inTurns, median, processorTime, ratio } from "./measure";
import { expectSameResources } from "./same-resources";
import { synthesise } from "./synthesise";

/** Compiled, as the command runs. */
const { arrivalRows } = require("../dist/cli/arrival/arrival-rows") as typeof import("../cli/arrival/arrival-rows");
const { readStacks } = require("../dist/cli/stacks/read-stacks") as typeof import("../cli/stacks/read-stacks");

const ROUNDS = 10;
const ACCOUNTS_IN_A_ROUND = 100;

/** How many times longer an account of 3 Regions takes than with generated classes: 1,000 of each, in turns. */
export function fleetAgainstGeneratedClasses(): number {
  expectSameResources(
    (scope) => fleetOf(scope, 1).stacks["account-0"] as TerraformStack,
    (scope) => {
      plainAccounts(scope, 1);
      return scope.node.findChild("account-0") as TerraformStack;
    },
  );
  const round = () =>
    inTurns(
      ROUNDS,
      () => synthesise((app) => fleetOf(app, ACCOUNTS_IN_A_ROUND)),
      () => synthesise((app) => plainAccounts(app, ACCOUNTS_IN_A_ROUND)),
    );
  inTurns(
    2,
    () => synthesise((app) => fleetOf(app, 50)),
    () => synthesise((app) => plainAccounts(app, 50)),
  );
  return ratio(round());
}

/** Seconds that the arrival of 1,000 accounts in 3 Regions takes, every severity and ring: computed, not printed. */
export function arrivalOfFleet(): number {
  const outdir = mkdtempSync(join(tmpdir(), "bench-"));
  try {
    const app = new App({ outdir });
    fleetOf(app, 1000);
    app.synth();
    const stacks = readStacks(outdir, outdir);
    const times = [1, 2, 3].map((day) =>
      processorTime(() => void arrivalRows(stacks, new Date(Date.UTC(2027, 0, day)))),
    );
    return median(times) / 1000;
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}

/** How many times longer an account takes among 3,000 than among 300. */
export function accountAt3000(): number {
  const perAccount = (count: number) => () => synthesise((app) => fleetOf(app, count)) / count;
  const { first, second } = inTurns(3, perAccount(3000), perAccount(300));
  return median(first) / median(second);
}

/** How many times as much memory 1,000 accounts need at the peak, each in a process of its own. */
export function fleetMemory(): { readonly ratio: number; readonly megabytes: number } {
  const { first, second } = inTurns(
    3,
    () => peakOf("fleet"),
    () => peakOf("plain"),
  );
  return { ratio: median(first) / median(second), megabytes: median(first) };
}

/** How many times faster Terraform readies and plans 17 Regions as one stack than as 17, offline. */
export async function seventeenRegions(): Promise<{ readonly ratio: number; readonly oneStack: number }> {
  const regions = REGIONS.slice(0, 17);
  const offline = await startOfflineAws();
  try {
    const one = configurationOf(regions);
    const each = regions.map((region) => configurationOf([region]));
    const times = { together: [] as number[], apart: [] as number[] };
    for (let round = 0; round < 3; round++) {
      times.together.push(await planned([one], offline.environment));
      times.apart.push(await planned(each, offline.environment));
    }
    return { ratio: median(times.apart) / median(times.together), oneStack: median(times.together) };
  } finally {
    await offline.close();
  }
}

const REGIONS =
  "af-south-1 ap-east-1 ap-northeast-1 ap-northeast-2 ap-northeast-3 ap-south-1 ap-southeast-1 ap-southeast-2 ca-central-1 eu-central-1 eu-north-1 eu-south-1 eu-west-1 eu-west-2 eu-west-3 me-south-1 sa-east-1".split(
    " ",
  );

async function planned(configurations: readonly object[], environment: Readonly<Record<string, string>>) {
  const start = process.hrtime.bigint();
  for (const configuration of configurations) {
    const terraform = Terraform.in(configuration, { environment });
    try {
      await terraform.init();
      await terraform.plan();
    } finally {
      await terraform.close();
    }
  }
  return Number(process.hrtime.bigint() - start) / 1e9;
}

function configurationOf(regions: readonly string[]): object {
  const outdir = mkdtempSync(join(tmpdir(), "bench-"));
  try {
    const app = new App({ outdir });
    fleetOf(app, 1, regions);
    app.synth();
    return JSON.parse(readFileSync(join(outdir, "stacks/account-0/cdk.tf.json"), "utf8")) as object;
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}

/** Megabytes at the peak of a process which synthesises 1,000 accounts. */
function peakOf(what: "fleet" | "plain"): number {
  const script = join(__dirname, "fleet-memory.ts");
  const { stdout } = execa.sync(process.execPath, ["--import", "tsx", script, what]);
  return Number(stdout);
}
