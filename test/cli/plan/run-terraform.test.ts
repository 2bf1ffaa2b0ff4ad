import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { runTerraform } from "../../../cli/plan/run-terraform";
import { Interrupted, Processes } from "../../../host/process/processes";
import { TerraformProcess } from "../../../host/terraform/terraform-process";
import { testFolder } from "../../support/folders";

/** A double of Terraform, with what it does as a shell script. */
function terraformDouble(script: string, processes?: Processes): TerraformProcess {
  const command = join(testFolder(), "terraform");
  writeFileSync(command, `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  return new TerraformProcess(command, processes);
}

test("what Terraform planned before it failed, and the source it quotes, is not part of the message", async () => {
  const script = `echo '~ "t" = "hunter2hunter2"'; printf 'Error: no\\n  12: t = "hunter2hunter2"\\n' >&2; exit 1`;

  const run = runTerraform(terraformDouble(script), ["plan"], { cwd: testFolder() });

  await expect(run).rejects.toThrow(new Error("terraform plan ended with 1: Error: no"));
});

test("Terraform is told that nobody answers its questions", async () => {
  const terraform = terraformDouble('echo "$TF_INPUT $TF_IN_AUTOMATION $CHECKPOINT_DISABLE $EXTRA $1"');

  const out = await runTerraform(terraform, ["show"], { cwd: testFolder(), env: { EXTRA: "more" } });

  expect(out).toBe("0 1 1 more show");
});

test("after an interruption nothing more begins, and what runs is asked to end", async () => {
  const processes = new Processes();
  const terraform = terraformDouble('trap "exit 7" INT; echo ready > started; while :; do sleep 0.05; done', processes);
  const cwd = testFolder();

  const running = terraform.run(["apply"], { cwd });
  processes.interrupt();

  await expect(running).rejects.toThrow(Interrupted);
  await expect(terraform.run(["apply"], { cwd })).rejects.toThrow(Interrupted);
});
