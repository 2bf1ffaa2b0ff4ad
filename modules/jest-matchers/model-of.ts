import type { MaintenanceWindowModel } from "../../model/maintenance-window/maintenance-window-model";
import type { PatchBaselineModel } from "../../model/patch-baseline/patch-baseline-model";
import { show } from "../../model/text/wording";

/** The model of a baseline construct, or the model itself. Told by its shape: two copies of a library may be loaded. */
export function baselineModelOf(received: unknown): PatchBaselineModel {
  return modelOf<PatchBaselineModel>(received, "approvalRules", "a PatchBaseline or its model");
}

/** The model of a window construct, or the model itself. */
export function windowModelOf(received: unknown): MaintenanceWindowModel {
  return modelOf<MaintenanceWindowModel>(received, "schedule", "a MaintenanceWindow or its model");
}

function modelOf<Model>(received: unknown, property: string, expected: string): Model {
  for (const candidate of [(received as { model?: unknown } | null | undefined)?.model, received]) {
    if (typeof candidate === "object" && candidate !== null && property in candidate) return candidate as Model;
  }
  throw new TypeError(`expected ${expected}, got ${show(received)}`);
}
