import type { WindowTargetRegistration } from "../../model/maintenance-window/read-window-target";
import type { Settled } from "../../model/values/unknown";
import { inOwnOrder } from "../construct/blocks";
import type { SsmMaintenanceWindowTargetTargets } from "../framework/framework";

/** What a registered target says by itself, as Terraform's arguments. Entries and values stand in an order of their own, unless it is kept. */
export function windowTargetArguments(target: Settled<WindowTargetRegistration>) {
  return {
    name: target.name,
    description: target.description,
    ownerInformation: target.ownerInformation,
    resourceType: target.resourceType,
    targets: (target.keepOrder ? target.targets : [...target.targets].sort(byKey)).map(
      ({ key, values }): SsmMaintenanceWindowTargetTargets => ({
        key,
        values: target.keepOrder ? [...values] : (inOwnOrder(values, (value) => value) ?? []),
      }),
    ),
  };
}

/** Keys are never tokens: what is selected by decides which entries there are. */
function byKey(a: { readonly key: string }, b: { readonly key: string }): number {
  return a.key < b.key ? -1 : 1;
}
