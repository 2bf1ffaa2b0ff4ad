import type { MaintenanceWindowModel } from "../../maintenance-window/maintenance-window-model";
import type { WindowTiming } from "../../schedule/grammar/window-timing";
import { isKnown } from "../../values/unknown";

/** What runs are computed from; undefined where a part of it is only known after apply. */
export function timingOfWindow(window: MaintenanceWindowModel): WindowTiming | undefined {
  const { schedule, scheduleTimezone, scheduleOffset, startDate, endDate } = window;
  const timing = { schedule, scheduleTimezone, scheduleOffset, startDate, endDate };
  return Object.values(timing).every((value) => isKnown(value)) ? (timing as WindowTiming) : undefined;
}
