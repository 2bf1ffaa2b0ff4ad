import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import execa from "execa";
import { endWithReader } from "../cli/console/early-reader";
import { stackFiles } from "../cli/stacks/stack-files";
import { summariseEnvironment } from "../cli/summary/environment-summary";
import { noticeLines } from "../cli/summary/notices";
import { readTerraformConfiguration } from "../model/terraform/read-terraform-configuration";

const OUTPUT = "cdktf.out";

/**
 * Synthesises a project from a clean folder (an HCL export beside the JSON would define everything twice), then tells
 * what was made. Answers with the exit code.
 */
export function synth(project: string, say: (line: string) => void = console.log): number {
  rmSync(join(project, OUTPUT), { recursive: true, force: true });
  const { app } = JSON.parse(readFileSync(join(project, "cdktf.json"), "utf8")) as { app: string };
  const { exitCode } = execa.commandSync(app, { cwd: project, stdio: "inherit", reject: false });
  if (exitCode !== 0) return exitCode;

  const now = new Date();
  for (const { name, file, shown, annotations } of stackFiles(join(project, OUTPUT), OUTPUT)) {
    const configuration: unknown = JSON.parse(readFileSync(file, "utf8"));
    say(`✔ ${name}  ${countResources(configuration)} resources  ${shown}\n`);
    for (const line of summariseEnvironment(readTerraformConfiguration(configuration), now)) say(line);
    say("");
    for (const line of noticeLines(annotations)) say(line);
    if (annotations.length > 0) say("");
  }
  say("Next: npm run plan:offline    Terraform's plan against a pretended account");
  say("      npx cdktf diff          the same against your own (needs AWS credentials)");
  return 0;
}

function countResources(configuration: unknown): number {
  const { resource = {} } = configuration as { resource?: Record<string, Record<string, unknown>> };
  return Object.values(resource).reduce((count, named) => count + Object.keys(named).length, 0);
}

// npm starts it in the folder of the project.
if (require.main === module) {
  endWithReader();
  process.exitCode = synth(process.cwd());
}
