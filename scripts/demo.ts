// `npm run demo`: applies the example to a simulated account, makes a risky change, plans, and reviews the plan.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import execa from "execa";
import pc from "picocolors";
import { sayWork } from "../cli/console/say-work";
import { stackDeclaration } from "../cli/review/stack-declaration";
import { stackFiles } from "../cli/stacks/stack-files";
import { removeTemporaryFolder, temporaryFolder } from "../host/files/temporary-folder";
import { findTerraform, terraformMissing } from "../host/terraform/find-terraform";
import { startOfflineAws } from "../offline-aws/offline-aws";
import { Terraform } from "../offline-aws/terraform/terraform";
import { readPlan } from "../review/plan/read-plan";
import { renderTerminal } from "../review/render/terminal";
import { reviewStacks } from "../review/review";
import { asCommand } from "./as-command";

const ROOT = join(__dirname, "..");

type Blocks = Record<string, Record<string, Record<string, unknown>>>;

/** What a hurried colleague might do on a Friday, each as a line of the program and as what it synthesises. */
const CHANGES: readonly { readonly line: string; readonly make: (resource: Blocks) => void }[] = [
  {
    line: "AmazonLinux2: rejectedPatches: []",
    make: ({ aws_ssm_patch_baseline: { AmazonLinux2 = {} } = {} }) => {
      delete AmazonLinux2.rejected_patches;
    },
  },
  {
    line: "Critical: baselines: [amazonLinux2]",
    make: ({ aws_ssm_patch_group: groups = {} }) => {
      for (const name of Object.keys(groups)) if (name.includes("2023")) delete groups[name];
    },
  },
  {
    line: 'Sunday: schedule: Schedule.weekly("SAT", "23:00"), duration: 6',
    make: ({ aws_ssm_maintenance_window: { Sunday = {} } = {} }) => {
      Object.assign(Sunday, { schedule: "cron(0 23 ? * SAT *)", duration: 6 });
    },
  },
  {
    line: 'Install: maxConcurrency: "100%"',
    make: ({ aws_ssm_maintenance_window_task: tasks = {} }) => {
      for (const task of Object.values(tasks)) task.max_concurrency = "100%";
    },
  },
];

/** Writes into a folder what the app of this project synthesises, and tells whether that went well. */
export type Synthesise = (output: string) => boolean;

/** Tells the story on standard output and answers with the exit code. */
export async function demo(synthesise: Synthesise, color: boolean): Promise<number> {
  if (findTerraform() === undefined) {
    console.error(terraformMissing());
    return 1;
  }
  const colours = pc.createColors(color);
  const output = temporaryFolder("demo");
  const offline = await startOfflineAws();
  try {
    if (!synthesise(output)) return 1;
    const [stack] = stackFiles(output, "cdktf.out");
    if (stack === undefined) throw new Error("the example has no stack");
    const configuration = JSON.parse(readFileSync(stack.file, "utf8")) as { resource: Blocks };
    const terraform = Terraform.in(configuration, { environment: offline.environmentFor });

    const { summary } = await terraform.apply();
    console.log(`${colours.green("✔")} the example is applied to a simulated account: ${summary}\n`);
    for (const { line, make } of CHANGES) {
      make(configuration.resource);
      console.log(`  ${colours.yellow("~")} ${line}`);
    }
    terraform.configure(configuration);
    sayWork(process, "\nTerraform plans the change");
    await terraform.plan();
    const plan = readPlan(JSON.stringify(await terraform.show()));
    await terraform.close();

    console.log(`\n$ cdktf-patch review\n`);
    const review = reviewStacks([{ ...stackDeclaration(stack.file), name: stack.name, plan }], { at: new Date() });
    console.log(renderTerminal(review, { color }).trimEnd());
    return 0;
  } finally {
    await offline.close();
    removeTemporaryFolder(output);
  }
}

/** Runs the app of cdktf.json, with its output in a folder of our own; the user's cdktf.out stays as it is. */
function runApp(output: string): boolean {
  const { app } = JSON.parse(readFileSync(join(ROOT, "cdktf.json"), "utf8")) as { app: string };
  return execa.commandSync(app, { cwd: ROOT, env: { CDKTF_OUTDIR: output }, reject: false }).exitCode === 0;
}

// A build server is no terminal, though it says that it shows colours.
if (require.main === module) asCommand(() => demo(runApp, process.stdout.isTTY === true && pc.isColorSupported));
