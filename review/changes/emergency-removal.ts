import type { MaintenanceWindowModel } from "../../model/maintenance-window/maintenance-window-model";
import { type EmergencyState, emergencyState } from "../../model/patching/runs/emergency-state";
import { type ReviewedRuns, scheduleText } from "../reach/reviewed-runs";
import { type Detail, detail } from "./detail";

const STATES: Readonly<Record<EmergencyState, string>> = {
  "to come": ", which has not run yet",
  open: ", which is open",
  over: ", which is over",
  "not known": "",
};

/**
 * An emergency that goes as a whole leaves behind what nodes follow week by week. Whether it is over, the moment of the
 * review says.
 */
export function emergencyRemoval(window: MaintenanceWindowModel, { at }: ReviewedRuns): Detail {
  const state = emergencyState(window, at);
  return detail(
    state === "over" ? "emergency-over" : "emergency-removed",
    `the emergency is removed${STATES[state]}: ${scheduleText(window)}`,
  );
}
