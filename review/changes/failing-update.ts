import type { TerraformValue } from "../../model/terraform/terraform-value";
import type { PlannedResource } from "../plan/planned-resource";
import { type Detail, detail } from "./detail";

/** Blocks of a baseline of which the provider can change or add some, and cannot take away the last (facts, E3.1). */
const NEVER_EMPTIED = { approval_rule: "approval rule", global_filter: "global filter" } as const;

/**
 * What Terraform plans as an update and will not come true, for the provider refuses to send it or leaves it out: nobody
 * else says so before the apply.
 */
export function failingUpdate({ action, address, before, after }: PlannedResource): readonly Detail[] {
  if (action !== "update" || before === undefined || after === undefined) return [];
  const isEmptied = (name: string) => countOf(before[name]) > 0 && countOf(after[name]) === 0;
  const fix = `keep one, or plan with -replace=${address}`;
  const failing = Object.entries(NEVER_EMPTIED)
    .filter(([name]) => isEmptied(name))
    .map(([, what]) =>
      detail("apply-fails", `the apply will fail, for the provider cannot remove the last ${what}: ${fix}`),
    );
  if (!isEmptied("source")) return failing;
  // Facts, E3.2.
  const text = `the apply leaves the repositories as they are, for the provider does not send that none is left; each plan will show this change again: ${fix}`;
  return [...failing, detail("sources-stay", text)];
}

/** Blocks that are known after apply may be any number. */
function countOf(blocks: TerraformValue): number {
  return Array.isArray(blocks) ? blocks.length : Number.NaN;
}
