import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { TerraformRuns } from "../../cli/plan/terraform-runs";
import { testFolder } from "../support/folders";

/** A double of Terraform: it plans a secret, and fails. */
function failingTerraform(): string {
  const command = join(testFolder(), "terraform");
  const script = `echo '~ "t" = "hunter2hunter2"'; printf 'Error: no\\n  12: t = "hunter2hunter2"\\n' >&2; exit 1`;
  writeFileSync(command, `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  return command;
}

test("what Terraform planned before it failed, and the source it quotes, is not part of what is told", async () => {
  const runs = new TerraformRuns(failingTerraform());
  try {
    await expect(runs.run(["plan"], {})).rejects.toThrow(new Error("terraform plan ended with 1: Error: no"));
  } finally {
    runs.close();
  }
});
