import type { TerraformValue } from "../../modules/model/terraform/terraform-value";
import type { PlannedResource } from "../plan/planned-resource";
import { type Detail, detail } from "./detail";

/** Blocks of a baseline of which the provider can change or add some, and cannot take away the last (facts, E3.1). */
const NEVER_EMPTIED = { approval_rule: "approval rule", global_filter: "global filter" } as const;

/** What Terraform plans as an update and the provider will refuse to send: nobody else says so before the apply. */
export function failingUpdate({ action, address, before, after }: PlannedResource): readonly Detail[] {
  if (action !== "update" || before === undefined || after === undefined) return [];
  return Object.entries(NEVER_EMPTIED)
    .filter(([name]) => countOf(before[name]) > 0 && countOf(after[name]) === 0)
    .map(([, what]) =>
      detail(
        "apply-fails",
        `the apply will fail, for the provider cannot take the last ${what} away: keep one, or plan with -replace=${address}`,
      ),
    );
}

/** Blocks that are known after apply only may be any number. */
function countOf(blocks: TerraformValue): number {
  return Array.isArray(blocks) ? blocks.length : Number.NaN;
}
