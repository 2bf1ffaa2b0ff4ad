import { associationAsTask } from "../../association/association-as-task";
import { mayPatch } from "./task-operation";
import type { WayOfPatching } from "./way-of-patching";

/** Whether a way patches or may do so; windows and associations may do something else to their nodes. */
export function wayMayPatch(way: WayOfPatching): boolean {
  switch (way.kind) {
    case "window-task":
      return mayPatch(way.task);
    case "association":
      return mayPatch(associationAsTask(way.association));
    case "patch-policy":
      return true;
  }
}

/** Whether it may reboot its nodes; what is not known to spare them may. */
export function wayMayReboot({ reboot }: Pick<WayOfPatching, "reboot">): boolean {
  return reboot !== "never";
}

/** Whether it installs or may do so. */
export function wayMayInstall(way: WayOfPatching): boolean {
  return way.operation !== "scan" && wayMayPatch(way);
}
