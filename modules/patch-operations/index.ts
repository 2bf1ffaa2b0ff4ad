export type { OverrideDocument } from "../../model/patch-operations/emergency/emergency-options";
export type { OverridePatch } from "../../model/patch-operations/emergency/install-override-list";
export type { PatchEvent } from "../../model/patch-operations/notifications/patch-events";
export type {
  ScheduledInstall,
  ScheduledScan,
} from "../../model/patch-operations/patch-schedule/patch-schedule-options";
export { type BaselineOfOverride, EmergencyPatch, type EmergencyPatchProps } from "./emergency-patch";
export { ExistingPatchLogs, type ExistingPatchLogsProps } from "./existing-patch-logs";
export { ExistingPatchNotifications, type ExistingPatchNotificationsProps } from "./existing-patch-notifications";
export { ExistingPatchTaskRole, type ExistingPatchTaskRoleProps } from "./existing-patch-task-role";
export { PatchEventRule } from "./patch-event-rule";
export { PatchLogs, type PatchLogsProps } from "./patch-logs";
export { PatchNotifications, type PatchNotificationsProps } from "./patch-notifications";
export { PatchReaderRole, type PatchReaderRoleProps } from "./patch-reader-role";
export { PatchSchedule, type PatchScheduleProps, type ScheduledPatching } from "./patch-schedule";
export { PatchTaskRole, type PatchTaskRoleProps } from "./patch-task-role";
