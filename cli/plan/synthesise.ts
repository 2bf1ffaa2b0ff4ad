import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import execa from "execa";
import { z } from "zod";
import { readText } from "../../host/files/read-text";
import { Interrupted, OWN_GROUP, type Processes } from "../../host/process/processes";
import { UnreadableInput } from "../../model/values/unreadable-input";
import { configurationFiles } from "../../offline-aws/terraform/configuration-files";
import { BadInput, parseJson, readingFile } from "../console/bad-input";
import { type Console, passOn } from "../console/console";
import { sayWork } from "../console/say-work";

/** A folder of HCL has no program to run, and its plan can be reviewed all the same. */
function refuseWithoutProgram(folder: string): void {
  if (existsSync(join(folder, "cdktf.json"))) return;
  const isTerraform = configurationFiles(folder).length > 0;
  throw new BadInput(
    isTerraform
      ? "expected cdktf.json, found plain Terraform; type terraform plan -out=tfplan && " +
          "terraform show -json tfplan > plan.json && npx cdktf-patch review plan.json"
      : "expected cdktf.json, found none here; type it in the folder of your program, or with --skip-synth where its cdktf.out is",
  );
}

const settings = z.object({ app: z.string().min(1) });

/**
 * Runs the program that cdktf.json names, as cdktf does. What it prints goes to the error stream: a report on standard
 * output stays clean.
 *
 * @throws BadInput if there is no such program, it fails, or it is interrupted
 */
export async function synthesise(output: string, console: Console, processes: Processes): Promise<void> {
  refuseWithoutProgram(console.cwd);
  const { app } = readingFile("cdktf.json", () => {
    const read = settings.safeParse(parseJson(readText(join(console.cwd, "cdktf.json"))));
    if (!read.success) throw new UnreadableInput("app", "expected the command that synthesises");
    return read.data;
  });
  sayWork(console, "synthesising");
  const env = { CDKTF_OUTDIR: resolve(console.cwd, output) };
  const options = { cwd: console.cwd, env, shell: true, reject: false, all: true, ...OWN_GROUP } as const;
  const { exitCode, all = "" } = await processes
    .untilEnd(() => execa(app, { ...options, stdin: "ignore" }))
    .catch((error: unknown) => {
      throw error instanceof Interrupted ? new BadInput("interrupted before anything was planned") : error;
    });
  if (all !== "") passOn(console, all);
  if (exitCode !== 0) throw new BadInput(`${app} ended with ${exitCode ?? "a signal"}, nothing was planned`);
}
