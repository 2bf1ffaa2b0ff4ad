import { entryOf } from "./entry-of";
import type { PlanJson } from "./plan-schema";

/** Who made a plan, and would apply it. */
export type Planner = "Terraform" | "OpenTofu";

const OPENTOFU_REGISTRY = "registry.opentofu.org/";

/**
 * Both write the same fields, and each its own version as `terraform_version`; but providers without a host are
 * OpenTofu's own registry's there.
 */
export function plannerOf({ resource_changes: changes = [], resource_drift: drift, configuration }: PlanJson): Planner {
  const used = [...changes, ...drift].map(({ provider_name: name }) => name);
  const configured = Object.values(entryOf(configuration, "provider_config") ?? {}).map((one) =>
    entryOf(one, "full_name"),
  );
  const isOpenTofu = [...used, ...configured].some(
    (name) => typeof name === "string" && name.startsWith(OPENTOFU_REGISTRY),
  );
  return isOpenTofu ? "OpenTofu" : "Terraform";
}
