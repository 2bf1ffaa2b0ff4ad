import type { TerraformObject } from "../../model/terraform/terraform-value";

/** What a plan does to a resource, in one word. `replace` may delete or create first. */
export type PlannedAction = "no-op" | "create" | "update" | "replace" | "delete" | "forget" | "read" | "other";

/** One resource of a plan, its values made safe to show: unknown and sensitive ones are UNKNOWN, references are kept. */
export interface PlannedResource {
  readonly address: string;
  /** Where it stood before a `moved` block. */
  readonly previousAddress?: string;
  readonly type: string;
  readonly isData: boolean;
  readonly action: PlannedAction;
  /** Terraform's own reason, such as `delete_because_each_key`. */
  readonly actionReason?: string;
  readonly createsFirst: boolean;
  /** Arguments that force the replacement: `operating_system`. */
  readonly replacedBecause: readonly string[];
  readonly isImported: boolean;
  /** True for the leftover of an interrupted replacement, which is cleaned up. */
  readonly isDeposed: boolean;
  /** Absent where it does not exist before. */
  readonly before?: TerraformObject;
  /** Absent where it does not exist afterwards. */
  readonly after?: TerraformObject;
  /** Arguments with a sensitive value that changes; the values are told nowhere. */
  readonly secretChanges: readonly string[];
}

/** The action of a resource by Terraform's list of actions. */
export function plannedAction(actions: readonly string[]): PlannedAction {
  const has = (action: string) => actions.includes(action);
  if (has("create") && has("delete")) return "replace";
  for (const action of ["create", "update", "delete", "forget", "read", "no-op"] as const)
    if (has(action)) return action;
  return "other";
}
