import type { PlanJson } from "./plan-schema";
import { plannedAction } from "./planned-resource";

/** How many resources a plan touches, of whatever type, counted as Terraform counts them. */
export interface PlanCounts {
  readonly import: number;
  readonly add: number;
  readonly change: number;
  readonly destroy: number;
  /** Kept in AWS, no longer kept by Terraform. Terraform's own line leaves them out. */
  readonly forget: number;
  /** New addresses in the state alone. */
  readonly move: number;
  /** Outputs that change. */
  readonly output: number;
  /** Actions of providers that are invoked beside. */
  readonly invoke: number;
}

const NO_COUNTS: PlanCounts = {
  import: 0,
  add: 0,
  change: 0,
  destroy: 0,
  forget: 0,
  move: 0,
  output: 0,
  invoke: 0,
};

export function planCounts(plan: PlanJson): PlanCounts {
  const counts = { ...NO_COUNTS } as { -readonly [Name in keyof PlanCounts]: number };
  for (const { mode, previous_address: previous, change } of plan.resource_changes ?? []) {
    if (mode !== "managed") continue;
    const action = plannedAction(change.actions);
    if (action === "create" || action === "replace" || action === "replace-forget") counts.add += 1;
    // What cannot be said of a managed resource is not nothing.
    if (action === "update" || action === "other" || action === "read") counts.change += 1;
    if (action === "delete" || action === "replace") counts.destroy += 1;
    if (action === "forget" || action === "replace-forget") counts.forget += 1;
    if (change.importing) counts.import += 1;
    if (previous !== undefined) counts.move += 1;
  }
  counts.output = Object.values(plan.output_changes).filter(({ actions }) => !actions.includes("no-op")).length;
  counts.invoke = plan.action_invocations.length;
  return counts;
}

export function sumOfCounts(all: readonly PlanCounts[]): PlanCounts {
  const sum = { ...NO_COUNTS } as { -readonly [Name in keyof PlanCounts]: number };
  for (const counts of all) for (const name of Object.keys(sum) as (keyof PlanCounts)[]) sum[name] += counts[name];
  return sum;
}

export function isNoChange(counts: PlanCounts): boolean {
  return Object.values(counts).every((count) => count === 0);
}

/** Terraform's own summary, word for word; `nothing` is what it says where nothing changes. */
export function planLine(counts: PlanCounts, nothing: string): string {
  if (isNoChange(counts)) return nothing;
  if (isNoChange({ ...counts, output: 0 })) {
    return "You can apply this plan to save these new output values to the Terraform state, without changing any real infrastructure.";
  }
  const actions = counts.invoke > 0 ? ` Actions: ${counts.invoke} to invoke.` : "";
  return `Plan: ${countsText(counts)}.${actions}`;
}

/** `1 to add, 14 to change, 0 to destroy` */
export function countsText(counts: PlanCounts): string {
  const imports = counts.import > 0 ? `${counts.import} to import, ` : "";
  return `${imports}${counts.add} to add, ${counts.change} to change, ${counts.destroy} to destroy`;
}
