import type { IConstruct } from "constructs";
import type {
  MaintenanceWindowModel,
  WindowTargetModel,
  WindowTaskModel,
} from "../../model/maintenance-window/maintenance-window-model";
import { propertyOf } from "../../model/values/property-of";
import { sharedSymbol } from "../../model/values/shared-symbol";
import type { TerraformProvider } from "../framework/framework";

/** A window that targets and tasks can belong to. */
export interface IMaintenanceWindow extends IConstruct {
  /** `mw-` and 17 hexadecimal digits, known after apply. */
  readonly windowId: string;
  /** Undefined: the provider's. Targets and tasks live in the same. */
  readonly region?: string;
  /** Undefined: the AWS provider of the stack. Targets and tasks use the same. */
  readonly provider?: TerraformProvider;
  /** What the window means, with the targets and tasks that it has by now. */
  readonly model: MaintenanceWindowModel;
  /** Takes in what a `WindowTarget` registers. @throws NotValidError for a target too many */
  registerTargets(targets: readonly WindowTargetModel[]): void;
  /** Takes in the task of a `PatchTask`. @throws NotValidError for a task too many */
  registerTask(task: WindowTaskModel): void;
}

const BRAND: unique symbol = sharedSymbol("maintenance-window") as never;

/** Marks a window as one, for two copies of this library may be loaded. */
export function markAsWindow(window: IMaintenanceWindow): void {
  Object.defineProperty(window, BRAND, { value: true });
}

export function isMaintenanceWindow(value: unknown): value is IMaintenanceWindow {
  return propertyOf(value, BRAND) === true;
}
