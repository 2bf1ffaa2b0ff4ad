import type { MaintenanceWindowModel } from "../../maintenance-window/maintenance-window-model";
import { knownTiming } from "../ways/window-timing-of";
import { runOpenAt } from "./run-open-at";
import { runsOfOpening } from "./runs-of-opening";

/** Where a window that opens once stands at a moment: it installs until it closes, and nothing afterwards. */
export type EmergencyState = "to come" | "open" | "over" | "not known";

/** As if it were enabled: who disables one has not seen it run. */
export function emergencyState(window: MaintenanceWindowModel, moment: Date): EmergencyState {
  const opening = { enabled: true, timing: knownTiming(window) };
  if (runOpenAt({ ...opening, hours: window.duration }, moment) !== undefined) return "open";
  const found = runsOfOpening(opening, moment);
  if (!("runs" in found)) return "not known";
  return found.runs.take(1).length === 0 ? "over" : "to come";
}
