import type { Keyed, PatchEnvironmentModel } from "../../environment/patch-environment-model";
import type {
  MaintenanceWindowModel,
  TaskTargetModel,
  WindowTargetModel,
  WindowTaskModel,
} from "../../maintenance-window/maintenance-window-model";
import { tagKeyOf } from "../../maintenance-window/target-keys";
import { PATCH_GROUP_TAG_KEYS, type PatchGroupTagKey } from "../../patch-group/patch-group-model";
import { eachKnown, isKnown } from "../../values/unknown";

/** The nodes of patch groups, as a window target selects them. */
export interface TargetedPatchGroups {
  readonly tagKey: PatchGroupTagKey;
  /** The values which are known. */
  readonly patchGroups: readonly string[];
}

/** Which patch groups a window target names by tag. A target may name none, and select its nodes another way. */
export function patchGroupsOfTarget(target: Pick<WindowTargetModel, "targets">): readonly TargetedPatchGroups[] {
  const found: TargetedPatchGroups[] = [];
  eachKnown(target.targets, ({ key, values }) => {
    if (!isKnown(key)) return;
    const tagKey = PATCH_GROUP_TAG_KEYS.find((name) => name === tagKeyOf(key));
    if (tagKey === undefined) return;
    const patchGroups: string[] = [];
    eachKnown(values, (value) => patchGroups.push(value));
    found.push({ tagKey, patchGroups });
  });
  return found;
}

/** A window that works on a patch group, with the targets that name the group and the tasks that run on them. */
export interface WindowOfPatchGroup {
  readonly window: Keyed<MaintenanceWindowModel>;
  readonly targets: readonly WindowTargetModel[];
  readonly tasks: readonly WindowTaskModel[];
}

/** The windows of an environment which target a patch group by its tag, in the environment's order. */
export function windowsOfPatchGroup(
  environment: Pick<PatchEnvironmentModel, "maintenanceWindows">,
  patchGroup: string,
): readonly WindowOfPatchGroup[] {
  return environment.maintenanceWindows.flatMap((window) => {
    const targets = window.targets.filter((target) =>
      patchGroupsOfTarget(target).some(({ patchGroups }) => patchGroups.includes(patchGroup)),
    );
    if (targets.length === 0) return [];
    return [{ window, targets, tasks: window.tasks.filter((task) => runsOn(task, targets)) }];
  });
}

/** Whether a task is known to run on one of some targets. */
export function runsOn(task: WindowTaskModel, targets: readonly WindowTargetModel[]): boolean {
  return isKnown(task.targets) && task.targets.some((target) => isKnown(target) && isOneOf(target, targets));
}

function isOneOf(target: TaskTargetModel, targets: readonly WindowTargetModel[]): boolean {
  return target.kind === "window-target" && targets.some(({ key }) => key === target.key);
}
