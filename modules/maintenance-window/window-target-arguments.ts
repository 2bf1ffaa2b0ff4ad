import type { SsmMaintenanceWindowTargetTargets } from "@cdktf/provider-aws/lib/ssm-maintenance-window-target";
import { blocks, inOwnOrder } from "../construct/blocks";
import type { WindowTargetRegistration } from "../model/maintenance-window/read-window-target";
import type { Settled } from "../model/unknown";

/** What a registered target says by itself, as Terraform's arguments. Entries and values stand in an order of their own. */
export function windowTargetArguments(target: Settled<WindowTargetRegistration>) {
  const selections = blocks(target.targets, ({ key, values }) => ({
    key,
    values: inOwnOrder(values, (value) => value),
  }));
  return {
    name: target.name,
    description: target.description,
    ownerInformation: target.ownerInformation,
    resourceType: target.resourceType,
    targets: (inOwnOrder(selections, ({ key }) => key) ?? []) as SsmMaintenanceWindowTargetTargets[],
  };
}
