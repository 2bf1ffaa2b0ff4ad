import type { MaintenanceWindowModel } from "../../model/maintenance-window/maintenance-window-model";
import { isKnown } from "../../model/values/unknown";
import { type Detail, detail } from "./detail";
import { clockZoneOf, meetsWorkingHours, patternOf } from "./window-pattern";

type Window = MaintenanceWindowModel;

/**
 * A window that may reboot, and is open while people work; it was not before. Also on the clock that it had before:
 * people do not move when a time zone is changed.
 */
export function workingHoursChange(before: Window, after: Window, mayReboot: boolean): readonly Detail[] {
  if (!mayReboot || !isKnown(before.duration) || clockZoneOf(patternOf(before)) === undefined) return [];
  if (workingHoursZone(before) !== undefined) return [];
  const zone = workingHoursZone(after) ?? workingHoursZone(after, clockZoneOf(patternOf(before)));
  return zone === undefined ? [] : [detail("window-working-hours", workingHoursText(zone))];
}

/** The zone on whose clock a window is open while people work: its own, or another one that is asked for. */
export function workingHoursZone(window: Window, other?: string): string | undefined {
  const pattern = patternOf(window);
  const zone = other ?? clockZoneOf(pattern);
  if (zone === undefined || clockZoneOf(pattern) === undefined || !isKnown(window.duration)) return undefined;
  return meetsWorkingHours(pattern, window.duration, zone) ? zone : undefined;
}

export function workingHoursText(zone: string): string {
  return `it may reboot nodes between Monday and Friday, 08:00 to 18:00 ${zone}`;
}
