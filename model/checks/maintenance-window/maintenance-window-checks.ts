import type { MaintenanceWindowModel } from "../../maintenance-window/maintenance-window-model";
import type { Check } from "../check/check";
import * as content from "./window-content-checks";
import * as dates from "./window-date-checks";
import * as identity from "./window-identity-checks";
import * as length from "./window-length-checks";
import * as schedule from "./window-schedule-checks";

/** What can be wrong with how many targets and tasks a window has. */
export const WINDOW_CONTENT_CHECKS = [
  content.targetsOfWindow,
  content.tasksOfWindow,
] as const satisfies readonly Check<MaintenanceWindowModel>[];

/** What can be wrong with a maintenance window by itself, in the order of its properties. */
export const MAINTENANCE_WINDOW_CHECKS = [
  identity.windowName,
  identity.windowDescription,
  schedule.windowSchedule,
  schedule.windowScheduleDoubtful,
  schedule.windowTimeZone,
  schedule.windowTimeZoneDoubtful,
  schedule.windowScheduleOffset,
  schedule.windowScheduleOffsetIdle,
  length.windowDuration,
  length.windowCutoff,
  length.cutoffBelowDuration,
  dates.windowDates,
  dates.windowDatesDoubtful,
  dates.windowDateOrder,
  dates.windowDateGoneBy,
  dates.windowStartAfterCronDay,
  identity.windowTags,
  identity.windowRegion,
  ...WINDOW_CONTENT_CHECKS,
] as const satisfies readonly Check<MaintenanceWindowModel>[];
