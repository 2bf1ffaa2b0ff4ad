import type { MaintenanceWindowModel } from "../../model/maintenance-window/maintenance-window-model";
import { isEmergency } from "../../model/patching/ways/emergency";
import { type ReviewedRuns, scheduleText } from "../reach/reviewed-runs";
import { type Detail, detail } from "./detail";

type Windows = ReadonlyMap<string, MaintenanceWindowModel>;

/** Whether a window was an emergency that goes as a whole: what it leaves behind is what nodes follow week by week. */
export function isRemovedEmergency(
  window: (MaintenanceWindowModel & { readonly key: string }) | undefined,
  after: Windows,
): boolean {
  return window !== undefined && isEmergency(window) && !after.has(window.key);
}

/** Whether it is over, the day of the review says. */
export function emergencyRemoval(window: MaintenanceWindowModel, calendar: ReviewedRuns): Detail {
  const { kind } = calendar.runsOf({ ...window, enabled: true });
  const state = kind === "runs" ? ", which has not run yet" : kind === "never" ? ", which is over" : "";
  return detail(
    kind === "never" ? "emergency-over" : "emergency-removed",
    `the emergency is removed${state}: ${scheduleText(window)}`,
  );
}
