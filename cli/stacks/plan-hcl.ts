import { findTerraform, TERRAFORM_DOWNLOAD, terraformMissing } from "../../host/terraform/find-terraform";
import { NotInstalled } from "../../offline-aws/not-installed";
import { startOfflineAws } from "../../offline-aws/offline-aws";
import { PROVIDER_ADDRESSES } from "../../offline-aws/protocol/provider-address";
import { CannotPlan } from "../../offline-aws/terraform/cannot-plan";
import type { TerraformDiagnostic } from "../../offline-aws/terraform/plan-json";
import { Terraform } from "../../offline-aws/terraform/terraform";
import { TerraformError } from "../../offline-aws/terraform/terraform-error";
import type { PlanJson } from "../../review/plan/plan-schema";
import { readPlan } from "../../review/plan/read-plan";
import { BadInput } from "../console/bad-input";
import { type Console, say } from "../console/console";
import { errorsIn } from "../refusal/errors-in";
import { shownRefusalOfHcl } from "../refusal/shown-refusal";
import type { HclFolder } from "./hcl-folders";
import { notSimulated, notSimulatedInChange, saidOfNotSimulated } from "./not-simulated";
import { whatWouldRun } from "./what-would-run";

/**
 * The plan of a stack in HCL against a simulated account: what Terraform makes of it, which no reader of the text could
 * know. The account is empty, or holds what the stack was before.
 *
 * @throws BadInput where there is no Terraform, or it refuses the stack
 */
export async function planHcl(
  stack: HclFolder,
  console: Pick<Console, "stderr">,
  before?: HclFolder,
): Promise<{ readonly plan: PlanJson; readonly caveats: readonly string[] }> {
  if (findTerraform() === undefined) {
    const why = terraformMissing(`terraform is not installed; ${GET_IT}`);
    throw new BadInput(`${stack.shown}: HCL is read through its plan, and ${why}`);
  }
  const offline = await startOfflineAws().catch((error: unknown) => {
    throw error instanceof NotInstalled ? new BadInput(error.message) : error;
  });
  const inFolder = () => Terraform.in({}, { environment: offline.environmentFor });
  const terraform = inFolder();
  // A folder of its own: what is gone from a module would be in the way of what is there now.
  const earlier = before && { stack: before, terraform: inFolder() };
  try {
    if (earlier !== undefined) await applied(earlier.stack, earlier.terraform);
    const plan = await planned(stack, terraform, earlier?.terraform);
    const holds = before === undefined ? "simulated, empty account" : `simulated account that holds ${before.shown}`;
    say(console, `${stack.shown}: planned against a ${holds} (offline-aws): AWS was not contacted${besides(plan)}.`);
    for (const line of saidOfNotSimulated(notSimulated(plan))) say(console, `${stack.shown}: ${line}`);
    return { plan, caveats: saidOfNotSimulated(notSimulatedInChange(plan)) };
  } finally {
    await terraform.close();
    await earlier?.terraform.close();
    await offline.close();
  }
}

async function planned(stack: HclFolder, terraform: Terraform, before?: Terraform): Promise<PlanJson> {
  return sayingWhy(stack, terraform, async () => {
    await terraform.configureFolder(stack.folder, before);
    return madePlan(terraform);
  });
}

/** Nothing but the simulated account may learn of it: of a provider already its schema, for which its program is started. */
async function applied(before: HclFolder, terraform: Terraform): Promise<void> {
  await sayingWhy(before, terraform, async () => {
    await terraform.configureFolder(before.folder);
    const other = (await terraform.providers()).find((address) => !SIMULATED.includes(address));
    const real =
      other === undefined ? whatWouldRun(await madePlan(terraform)) : `the program of ${other} would really run`;
    if (real !== undefined) throw new CannotPlan(`${APPLIED}, and ${real}`);
    await terraform.apply();
  });
}

async function madePlan(terraform: Terraform): Promise<PlanJson> {
  await terraform.proveReadsOfAws();
  await terraform.plan();
  return readPlan(JSON.stringify(await terraform.show()));
}

const SIMULATED: readonly string[] = [...PROVIDER_ADDRESSES, "terraform.io/builtin/terraform"];

/** Who worked while it was planned, beside the simulated account. */
export function besides(plan: PlanJson): string {
  const managed = (plan.resource_changes ?? []).filter(({ mode }) => mode === "managed");
  const names = new Set(managed.flatMap(({ provider_name: name = "" }) => (SIMULATED.includes(name) ? [] : [name])));
  return names.size === 0 ? "" : `; what is of ${[...names].join(" and ")} its provider planned`;
}

async function sayingWhy<Result>(
  { folder, shown }: HclFolder,
  terraform: Terraform,
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof CannotPlan) throw new BadInput(`${shown}: ${error.message}; ${OF_TERRAFORM}`);
    if (!(error instanceof TerraformError)) throw error;
    const refusal = shownRefusalOfHcl(await reasons(error, terraform), folder);
    const told = refusal.startsWith("\n") ? refusal : ` ${refusal}`;
    if (error.command !== "apply") throw new BadInput(`${shown}: Terraform refuses it:${told}`);
    const holds = "which holds nothing but what the folder makes";
    throw new BadInput(`${shown}: ${APPLIED}, ${holds}, and refuses it:${told}; ${OF_TERRAFORM}`);
  }
}

/**
 * Each error once, in the order of files and lines: Terraform tells them as it comes to them. What `init` and `fmt` print
 * for people alone, `validate` says for programs.
 */
async function reasons({ diagnostics, output }: TerraformError, terraform: Terraform): Promise<string> {
  const found = diagnostics.length > 0 ? diagnostics : await diagnosticsOf(terraform);
  const said = [
    ...new Set(
      found
        .filter(({ severity }) => severity === "error")
        .sort(byPlace)
        .map(reason),
    ),
  ];
  if (said.length === 0) return errorsIn(output);
  return said.length === 1 ? said.join() : said.map((one) => `\n  - ${one}`).join("");
}

/**
 * What is wrong with the files themselves; that no provider was installed is no fault of theirs, and why a module was not
 * `init` has said.
 */
async function diagnosticsOf(terraform: Terraform): Promise<readonly TerraformDiagnostic[]> {
  const { diagnostics } = await terraform.validate();
  return diagnostics.filter(({ range, summary }) => range !== undefined && summary !== "Module not installed");
}

function byPlace({ range: one }: TerraformDiagnostic, { range: other }: TerraformDiagnostic): number {
  const [file, otherFile] = [one?.filename ?? "", other?.filename ?? ""];
  if (file !== otherFile) return file < otherFile ? -1 : 1;
  return (one?.start.line ?? 0) - (other?.start.line ?? 0);
}

function reason({ summary, detail = "", range }: TerraformDiagnostic): string {
  const place = range === undefined ? [] : [`${range.filename}:${range.start.line}`];
  const fixable = detail.replace(USE_FLAG, '"$1"$2Set TF_VAR_$1, or $1 in terraform.tfvars.');
  return [...place, summary, ...(detail === "" ? [] : [fixable])].join(": ");
}

/** What Terraform advises where a variable has no value, and nobody can type here. */
const USE_FLAG = /"([\w-]+)"(.*)Use a -var or -var-file command line argument to provide a value for this variable\./s;

const APPLIED = "it is applied to a simulated account first";
const OF_TERRAFORM = "review terraform's plan: terraform show -json tfplan | cdktf-patch review -";
const GET_IT = `get it from ${TERRAFORM_DOWNLOAD}, or give its plan: terraform show -json tfplan > plan.json`;
