import type { Keyed } from "../../environment/patch-environment-model";
import type { MaintenanceWindowModel } from "../../maintenance-window/maintenance-window-model";
import { isKnown } from "../../values/unknown";

/** What a window is called: its name in AWS; failing that, its key. */
export function windowName(window: Keyed<Pick<MaintenanceWindowModel, "name">>): string {
  return isKnown(window.name) ? window.name : window.key;
}

/** An emergency at the head of a line: `emergency openssl`; a name that begins so says it already. */
export function emergencyName(name: string): string {
  return /^emergency/i.test(name) ? name : `emergency ${name}`;
}

/** An emergency in a sentence: `the emergency openssl`, `emergency-cve-2026-12345`. */
export function theEmergency(name: string): string {
  return /^emergency./i.test(name) ? name : `the ${emergencyName(name)}`;
}
