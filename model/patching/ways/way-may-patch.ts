import { associationAsTask } from "../../association/association-as-task";
import { scriptInstaller } from "./script-installer";
import { mayPatch, type RunningTask } from "./task-operation";
import type { WayOfPatching } from "./way-of-patching";

/** Whether a way patches or may do so; windows and associations may do something else to their nodes. */
export function wayMayPatch(way: WayOfPatching): boolean {
  const task = taskOf(way);
  return task === undefined || mayPatch(task);
}

/** Whether it may reboot its nodes; what is not known to spare them may. */
export function wayMayReboot({ reboot }: Pick<WayOfPatching, "reboot">): boolean {
  return reboot !== "never";
}

/** Whether it installs or may do so. */
export function wayMayInstall(way: WayOfPatching): boolean {
  return way.operation !== "scan" && wayMayPatch(way);
}

/** On what it depends whether it reboots nodes on which it installs; undefined where they are rebooted if needed, or never. */
export function doubtOfReboot(way: WayOfPatching): "if its script reboots" | "if it reboots" | undefined {
  if (way.reboot !== "not known") return undefined;
  const task = taskOf(way);
  return task !== undefined && scriptInstaller(task) !== undefined ? "if its script reboots" : "if it reboots";
}

/** What it runs; a patch policy runs what AWS gives it. */
function taskOf(way: WayOfPatching): RunningTask | undefined {
  switch (way.kind) {
    case "window-task":
      return way.task;
    case "association":
      return associationAsTask(way.association);
    case "patch-policy":
      return undefined;
  }
}
