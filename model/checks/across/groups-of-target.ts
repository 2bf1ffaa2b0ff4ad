import type { WindowTaskModel } from "../../maintenance-window/maintenance-window-model";
import { patchGroupsOf } from "../../patching/nodes/node-formula";
import { samePlace } from "../../patching/place/place";
import type { EnvironmentView, KeyedGroup, KeyedWindow, TargetView } from "../../patching/view/environment-view";
import { isKnown } from "../../values/unknown";

/** The names of the groups all of whose nodes a target finds for certain: not by another tag as well. */
export function groupNamesOfTarget({ nodes }: TargetView): ReadonlySet<unknown> {
  if (!nodes.complete || nodes.selections.size !== 1) return new Set();
  return new Set<unknown>(patchGroupsOf(nodes).flatMap(([, values]) => [...values]));
}

/** Those of these groups that are registered here. */
export function groupsOfTarget(view: EnvironmentView, window: KeyedWindow, target: TargetView): readonly KeyedGroup[] {
  const names = groupNamesOfTarget(target);
  const place = view.placeOf(window);
  return view.groups.filter(
    (group) => names.has(group.patchGroup) && samePlace(view.placeOf(group), place).same === "yes",
  );
}

/** The registered groups whose nodes a task works on for certain. */
export function groupsOfTask(view: EnvironmentView, window: KeyedWindow, task: WindowTaskModel): readonly KeyedGroup[] {
  return view
    .targetsOf(window)
    .filter((target) => runsOn(task, target))
    .flatMap((target) => groupsOfTarget(view, window, target));
}

/** Whether a task runs on a target for certain. */
export function runsOn({ targets }: WindowTaskModel, { key }: TargetView): boolean {
  return (
    isKnown(targets) &&
    targets.some((target) => isKnown(target) && target.kind === "window-target" && target.key === key)
  );
}
