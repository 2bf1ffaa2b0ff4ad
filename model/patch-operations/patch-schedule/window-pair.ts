import type { MaintenanceWindowModel } from "../../maintenance-window/maintenance-window-model";

/** The two windows of a patch schedule. */
export interface WindowPair {
  readonly scan: MaintenanceWindowModel;
  readonly install: MaintenanceWindowModel;
}
