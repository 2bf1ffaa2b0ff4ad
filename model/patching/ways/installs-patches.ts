import type { WindowTaskModel } from "../../maintenance-window/maintenance-window-model";
import { isKnown } from "../../values/unknown";
import { installs } from "./installing-task";
import { scriptInstaller } from "./script-installer";

/** Whether a task is known to install: by a document that patches, by a script, or by letting Windows patch itself. */
export function installsPatches(task: WindowTaskModel): boolean {
  return installs(task) || scriptInstaller(task) !== undefined || letsWindowsUpdateItself(task);
}

const CONFIGURES = /(^|\/)AWS-ConfigureWindowsUpdate$/;

/** Source: other ways facts, D4. */
function letsWindowsUpdateItself({ taskArn, runCommand }: WindowTaskModel): boolean {
  if (!isKnown(taskArn) || !CONFIGURES.test(taskArn)) return false;
  if (runCommand === undefined || !isKnown(runCommand) || !isKnown(runCommand.parameters)) return false;
  const level = runCommand.parameters.updateLevel;
  return level !== undefined && isKnown(level) && level[0] === "InstallUpdatesAutomatically";
}
