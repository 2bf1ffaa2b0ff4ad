import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import execa from "execa";
import { endWithReader } from "../cli/console/early-reader";
import { whereCommandCannotRun } from "../cli/console/framework-command";
import { readStacks } from "../cli/stacks/read-stacks";
import { summaryText } from "../cli/summary/run-summary";

const OUTPUT = "cdktf.out";

/**
 * Synthesises a project from a clean folder (an HCL export beside the JSON would define everything twice), then tells
 * what was made. Answers with the exit code.
 */
export function synth(project: string, say: (line: string) => void = console.log): number {
  rmSync(join(project, OUTPUT), { recursive: true, force: true });
  const { app } = JSON.parse(readFileSync(join(project, "cdktf.json"), "utf8")) as { app: string };
  const { exitCode } = execa.commandSync(app, { cwd: project, stdio: "inherit", reject: false });
  // Undefined where a signal ended it, which is no success.
  if (exitCode !== 0) return exitCode ?? 1;

  say(summaryText(readStacks(OUTPUT, project), new Date()));
  say("Next: npm run plan:offline    Terraform's plan against a simulated account");
  say(`      npx cdktf diff          your account (needs AWS credentials)${whereCommandCannotRun()}`);
  return 0;
}

// npm starts it in the folder of the project.
if (require.main === module) {
  endWithReader();
  process.exitCode = synth(process.cwd());
}
