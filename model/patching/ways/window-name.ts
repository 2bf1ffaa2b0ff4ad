import type { Keyed } from "../../environment/patch-environment-model";
import type { MaintenanceWindowModel } from "../../maintenance-window/maintenance-window-model";
import { isKnown } from "../../values/unknown";

/** What a window is called: its name in AWS; failing that, its key. */
export function windowName(window: Keyed<Pick<MaintenanceWindowModel, "name">>): string {
  return isKnown(window.name) ? window.name : window.key;
}

/** An emergency in a sentence: `emergency openssl`; a name that begins so says it already. */
export function emergencyName(name: string): string {
  return /^emergency/i.test(name) ? name : `emergency ${name}`;
}
