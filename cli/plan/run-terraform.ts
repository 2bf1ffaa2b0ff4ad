import type { TerraformPlace, TerraformProcess } from "../../host/terraform/terraform-process";

/** Terraform said no. */
export class TerraformRefusal extends Error {
  public override readonly name = "TerraformRefusal";
}

/** Runs Terraform and answers with its standard output. @throws TerraformRefusal with what Terraform said; Interrupted */
export async function runTerraform(
  terraform: TerraformProcess,
  args: readonly string[],
  place: TerraformPlace,
): Promise<string> {
  const { exitCode, stdout, stderr } = await terraform.run(args, place);
  // Standard output is the plan itself, in which values stand that are not to be shown.
  if (exitCode !== 0) throw new TerraformRefusal(refusal(args[0] ?? "", exitCode, stderr));
  return stdout;
}

/** Terraform's errors without the frame that it draws around them; whoever tells them takes out secrets first. */
function refusal(command: string, exitCode: number | undefined, output: string): string {
  const lines = output
    .split("\n")
    .map((line) => line.replace(/^[\s│╷╵|]+/u, "").trim())
    // The piece of source that Terraform shows may hold a secret; its place is enough.
    .filter((line) => line !== "" && !/^\d+:/.test(line));
  const start = lines.findIndex((line) => line.startsWith("Error"));
  const errors = lines.slice(Math.max(0, start)).join(" ");
  return `terraform ${command} ended with ${exitCode ?? "a signal"}: ${errors}`;
}
