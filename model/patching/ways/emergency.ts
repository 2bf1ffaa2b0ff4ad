import type { MaintenanceWindowModel } from "../../maintenance-window/maintenance-window-model";
import { runsOnce } from "../../schedule/grammar/parse-at";
import { isKnown } from "../../values/unknown";
import { followedBaseline, installs } from "./installing-task";

/**
 * Whether a window is an emergency: it opens once, and all that it installs is brought along by its tasks. It adds
 * patches and takes none away; what nodes follow week by week stays as it is.
 */
export function isEmergency({ schedule, tasks }: Pick<MaintenanceWindowModel, "schedule" | "tasks">): boolean {
  if (!isKnown(schedule) || !runsOnce(schedule)) return false;
  const installing = tasks.filter(installs);
  return installing.length > 0 && installing.every((task) => followedBaseline(task).by === "override");
}
