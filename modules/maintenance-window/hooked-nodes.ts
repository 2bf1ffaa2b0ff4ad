import { TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import { findingsOf } from "../model/checks/check";
import { findingLine } from "../model/finding";
import type { WindowTaskModel } from "../model/maintenance-window/maintenance-window-model";
import { PATCH_DOCUMENT_WITH_HOOKS } from "../model/maintenance-window/patch-document";
import type { PatchGroupModel } from "../model/patch-group/patch-group-model";
import { hooksOnSystem } from "../model/patch-operations/hook-checks";
import type { IMaintenanceWindow } from "./maintenance-window-interface";

/** What is wrong with the hooks of a task on nodes of the patch groups of its stack; asked when all of them exist. */
export function problemsOfHooks(
  task: Construct & { readonly model: WindowTaskModel },
  window: IMaintenanceWindow,
): string[] {
  if (task.model.taskArn !== PATCH_DOCUMENT_WITH_HOOKS) return [];
  const hooked = { task: task.model, targets: window.model.targets, patchGroups: patchGroupsAround(task) };
  return findingsOf([hooksOnSystem], hooked, { today: new Date(0) }).map(findingLine);
}

function patchGroupsAround(task: Construct): readonly PatchGroupModel[] {
  return TerraformStack.of(task)
    .node.findAll()
    .flatMap((construct) => {
      const { model } = construct as { model?: unknown };
      return isPatchGroupModel(model) ? [model] : [];
    });
}

/** By shape and not by class: two copies of this library may be loaded. */
function isPatchGroupModel(model: unknown): model is PatchGroupModel {
  return typeof model === "object" && model !== null && "patchGroup" in model && "registrations" in model;
}
