import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import execa from "execa";
import { endWithReader } from "../cli/console/early-reader";
import { summariseEnvironment } from "../cli/summary/environment-summary";
import { type Notice, noticeLines } from "../cli/summary/notices";
import { readTerraformConfiguration } from "../model/terraform/read-terraform-configuration";

/** What cdktf writes beside the stacks; only the parts that are read here. */
interface Manifest {
  readonly stacks: Readonly<
    Record<
      string,
      {
        readonly synthesizedStackPath: string;
        readonly annotations: readonly Notice[];
      }
    >
  >;
}

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

  const manifest = readJson(join(project, OUTPUT, "manifest.json")) as Manifest;
  const now = new Date();
  for (const [name, stack] of Object.entries(manifest.stacks)) {
    const file = join(OUTPUT, stack.synthesizedStackPath);
    const configuration = readJson(join(project, file));
    say(`✔ ${name}  ${countResources(configuration)} resources  ${file}\n`);
    for (const line of summariseEnvironment(readTerraformConfiguration(configuration), now)) say(line);
    say("");
    for (const line of noticeLines(stack.annotations)) say(line);
    if (stack.annotations.length > 0) say("");
  }
  say("Next: npm run plan:offline    Terraform's plan against a pretended account");
  say("      npx cdktf diff          the same against your own (needs AWS credentials)");
  return 0;
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(file, "utf8"));
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
