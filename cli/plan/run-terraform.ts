import type { TerraformPlace, TerraformProcess } from "../../host/terraform/terraform-process";
import { errorsIn } from "../refusal/errors-in";

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
  if (exitCode !== 0) {
    throw new TerraformRefusal(`terraform ${args[0] ?? ""} ended with ${exitCode ?? "a signal"}: ${errorsIn(stderr)}`);
  }
  return stdout;
}
