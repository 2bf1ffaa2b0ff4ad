import type { MaintenanceWindowModel } from "../../model/maintenance-window/maintenance-window-model";
import type { Settled } from "../../model/values/unknown";
import { copied } from "../construct/blocks";
import { isUnresolved } from "../construct/tokens";
import type { SsmMaintenanceWindowConfig } from "../framework/framework";

/** A window as Terraform's arguments. What the user did not ask for and the provider does anyway is left out. */
export function maintenanceWindowArguments(window: Settled<MaintenanceWindowModel>): SsmMaintenanceWindowConfig {
  return {
    name: window.name,
    description: window.description,
    schedule: window.schedule,
    scheduleTimezone: window.scheduleTimezone,
    scheduleOffset: window.scheduleOffset,
    startDate: window.startDate,
    endDate: window.endDate,
    duration: window.duration,
    cutoff: window.cutoff,
    allowUnassociatedTargets: window.allowUnassociatedTargets === false ? undefined : window.allowUnassociatedTargets,
    enabled: window.enabled === true ? undefined : window.enabled,
    tags: !isUnresolved(window.tags) && Object.keys(window.tags).length === 0 ? undefined : copied(window.tags),
    region: window.region,
  };
}
