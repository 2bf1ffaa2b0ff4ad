import { findTerraform } from "../../host/terraform/find-terraform";
import { TerraformProcess } from "../../host/terraform/terraform-process";
import { TerraformError } from "./terraform-error";

/**
 * HCL as `terraform fmt` leaves it.
 *
 * @throws TerraformError where it is no HCL
 */
export async function formatHcl(text: string): Promise<string> {
  const terraform = new TerraformProcess(findTerraform() ?? "terraform");
  const place = { cwd: process.cwd(), input: text };
  const { exitCode, stdout, stderr } = await terraform.run(["fmt", "-no-color", "-"], place);
  if (exitCode !== 0) throw new TerraformError("fmt", exitCode ?? -1, [], stderr);
  return stdout;
}
