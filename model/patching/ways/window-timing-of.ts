import type { MaintenanceWindowModel } from "../../maintenance-window/maintenance-window-model";
import type { WindowTiming } from "../../schedule/grammar/window-timing";
import { isKnown } from "../../values/unknown";
import type { KnownTiming } from "./way-of-patching";

/** What runs are computed from; undefined where a part of it is only known after apply. */
export function timingOfWindow(window: MaintenanceWindowModel): WindowTiming | undefined {
  const { schedule, scheduleTimezone, scheduleOffset, startDate, endDate, createdAt } = window;
  const made = scheduleOffset === undefined || createdAt === undefined ? {} : { createdAt };
  const timing = { schedule, scheduleTimezone, scheduleOffset, startDate, endDate, ...made };
  return Object.values(timing).every((value) => isKnown(value)) ? (timing as WindowTiming) : undefined;
}

/** The same with its reason, as every way has it. */
export function knownTiming(window: MaintenanceWindowModel): KnownTiming {
  const timing = timingOfWindow(window);
  return timing === undefined ? { known: false, because: "its schedule is not known yet" } : { known: true, timing };
}
