import execa from "execa";
import { findTerraform } from "../../host/terraform/find-terraform";
import { TerraformError } from "./terraform-error";

/**
 * HCL as `terraform fmt` leaves it.
 *
 * @throws TerraformError where it is no HCL
 */
export async function formatHcl(text: string): Promise<string> {
  const command = findTerraform() ?? "terraform";
  const { exitCode, stdout, stderr } = await execa(command, ["fmt", "-no-color", "-"], {
    input: text,
    reject: false,
    stripFinalNewline: false,
  });
  if (exitCode !== 0) throw new TerraformError("fmt", exitCode, [], stderr);
  return stdout;
}
