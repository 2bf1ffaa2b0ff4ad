import type { MaintenanceWindowModel } from "../../model/maintenance-window/maintenance-window-model";
import { type ReviewedRuns, scheduleText } from "../reach/reviewed-runs";
import { type Detail, detail } from "./detail";

/**
 * An emergency that goes as a whole leaves behind what nodes follow week by week. Whether it is over, the day of the review
 * says.
 */
export function emergencyRemoval(window: MaintenanceWindowModel, calendar: ReviewedRuns): Detail {
  const { kind } = calendar.runsOf({ ...window, enabled: true });
  const state = kind === "runs" ? ", which has not run yet" : kind === "never" ? ", which is over" : "";
  return detail(
    kind === "never" ? "emergency-over" : "emergency-removed",
    `the emergency is removed${state}: ${scheduleText(window)}`,
  );
}
