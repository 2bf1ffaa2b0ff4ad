import { findTerraform, TERRAFORM_DOWNLOAD, terraformMissing } from "../../host/terraform/find-terraform";
import { NotInstalled } from "../../offline-aws/not-installed";
import { startOfflineAws } from "../../offline-aws/offline-aws";
import type { TerraformDiagnostic } from "../../offline-aws/terraform/plan-json";
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
      throw new BadInput(
        `${shown}: Terraform refuses it: ${toldRefusalOfHcl(await reasons(error, terraform), folder)}`,
      );
    }
    throw error;
  } finally {
    await terraform.close();
    await offline.close();
  }
}

/** Each error once, with its file and line. What `init` and `fmt` print for people alone, `validate` says for programs. */
async function reasons({ diagnostics, output }: TerraformError, terraform: Terraform): Promise<string> {
  const found = diagnostics.length > 0 ? diagnostics : await diagnosticsOf(terraform);
  const said = [...new Set(found.filter(({ severity }) => severity === "error").map(reason))];
  if (said.length === 0) return errorsIn(output);
  return said.length === 1 ? said.join() : said.map((one) => `\n  ${one}`).join("");
}

/**
 * What is wrong with the files themselves; that no provider was installed is no fault of theirs, and why a module was not
 * `init` has said.
 */
async function diagnosticsOf(terraform: Terraform): Promise<readonly TerraformDiagnostic[]> {
  const { diagnostics } = await terraform.validate();
  return diagnostics.filter(({ range, summary }) => range !== undefined && summary !== "Module not installed");
}

function reason({ summary, detail = "", range }: TerraformDiagnostic): string {
  const place = range === undefined ? [] : [`${range.filename}:${range.start.line}`];
  return [...place, summary, ...(detail === "" ? [] : [detail])].join(": ");
}

const GET_IT = `get it from ${TERRAFORM_DOWNLOAD}, or give its plan: terraform show -json tfplan > plan.json`;
