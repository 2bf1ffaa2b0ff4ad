import { findTerraform, TERRAFORM_DOWNLOAD, terraformMissing } from "../../host/terraform/find-terraform";
import { NotInstalled } from "../../offline-aws/not-installed";
import { startOfflineAws } from "../../offline-aws/offline-aws";
import { Terraform } from "../../offline-aws/terraform/terraform";
import { TerraformError } from "../../offline-aws/terraform/terraform-error";
import type { PlanJson } from "../../review/plan/plan-schema";
import { readPlan } from "../../review/plan/read-plan";
import { BadInput } from "../console/bad-input";
import type { Console } from "../console/console";
import { errorsIn } from "../refusal/errors-in";
import { toldRefusalOfHcl } from "../refusal/told-refusal";
import type { HclFolder } from "./hcl-folders";
import { takeImportsOut } from "./without-imports";

/**
 * The plan of a stack in HCL against an empty simulated account: what Terraform makes of it, which no reader of the
 * text could know.
 *
 * @throws BadInput where there is no Terraform, or it refuses the stack
 */
export async function planHcl({ folder, shown }: HclFolder, console: Pick<Console, "stderr">): Promise<PlanJson> {
  if (findTerraform() === undefined) {
    const why = terraformMissing(`terraform is not installed; ${GET_IT}`);
    throw new BadInput(`${shown}: HCL is read through its plan, and ${why}`);
  }
  const offline = await startOfflineAws().catch((error: unknown) => {
    throw error instanceof NotInstalled ? new BadInput(error.message) : error;
  });
  const terraform = Terraform.in({}, { environment: offline.environment });
  try {
    terraform.configureFolder(folder);
    await takeImportsOut(terraform.folder);
    await terraform.init();
    await terraform.plan();
    const plan = readPlan(JSON.stringify(await terraform.show()));
    console.stderr.write(`${shown}: planned against a simulated, empty account (offline-aws): AWS was not asked.\n`);
    return plan;
  } catch (error) {
    if (error instanceof TerraformError) {
      throw new BadInput(`${shown}: Terraform refuses it: ${toldRefusalOfHcl(reasons(error), folder)}`);
    }
    throw error;
  } finally {
    await terraform.close();
    await offline.close();
  }
}

function reasons({ diagnostics, output }: TerraformError): string {
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  const said = errors.map(({ summary, detail }) => [summary, detail].filter(Boolean).join(": "));
  return said.length > 0 ? said.join("; ") : errorsIn(output);
}

const GET_IT = `get it from ${TERRAFORM_DOWNLOAD}, or give its plan: terraform show -json tfplan > plan.json`;
