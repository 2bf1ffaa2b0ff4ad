// `npm run plan:offline [stack]`: synthesises, then lets Terraform plan every stack against a simulated account.
import { readFileSync } from "node:fs";
import execa from "execa";
import { chosenStacks, stackFiles } from "../cli/stacks/stack-files";
import { removeTemporaryFolder, temporaryFolder } from "../host/files/temporary-folder";
import { findTerraform, terraformMissing } from "../host/terraform/find-terraform";
import { planStacks } from "../offline-aws/plan-stacks";
import { asCommand } from "./as-command";

const SIMULATED = "Planned against a simulated account (offline-aws): AWS was not contacted, and nothing was created.";

/** Where it writes, line by line. */
type Say = Pick<Console, "log" | "error">;

/** Exit codes: 0 planned, 1 something was refused, 2 Terraform is not installed. */
export async function planOffline(wanted: string | undefined, say: Say = console): Promise<number> {
  if (findTerraform() === undefined) {
    say.error(terraformMissing());
    return 2;
  }
  const output = temporaryFolder("offline-synth");
  try {
    return synthesise(output) ? await planSynthesised(output, wanted, say) : 1;
  } finally {
    removeTemporaryFolder(output);
  }
}

/** The same for what is synthesised already. @throws BadInput where there is no such stack */
export async function planSynthesised(output: string, wanted: string | undefined, say: Say): Promise<number> {
  const stacks = stackFiles(output, "cdktf.out");
  const chosen = chosenStacks(wanted === undefined ? [] : [wanted], stacks, "cdktf.out", process.cwd());
  const refused: string[] = [];
  const colour = say === console && process.stdout.isTTY;
  try {
    for await (const outcome of planStacks(chosen, { colour })) {
      if ("refusal" in outcome) {
        refused.push(outcome.name);
        say.error(`${outcome.name}\n${outcome.refusal.trimEnd()}\n`);
      } else say.log(`${outcome.name}\n${outcome.text.trimEnd()}\n`);
    }
    if (refused.length > 0) say.error(`${refused.length} of ${chosen.length} not planned: ${refused.join(", ")}`);
  } finally {
    say.log(SIMULATED);
  }
  return refused.length > 0 ? 1 : 0;
}

/** Runs the app of cdktf.json here, with its output in a folder of our own; the user's cdktf.out stays as it is. */
function synthesise(output: string): boolean {
  const { app } = JSON.parse(readFileSync("cdktf.json", "utf8")) as { app: string };
  const env = { CDKTF_OUTDIR: output };
  return execa.commandSync(app, { env, stdio: "inherit", reject: false }).exitCode === 0;
}

if (require.main === module) asCommand(() => planOffline(process.argv[2]));
