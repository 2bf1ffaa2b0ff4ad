export { ExistingPatchLogs, type ExistingPatchLogsProps } from "./existing-patch-logs";
export { ExistingPatchTaskRole, type ExistingPatchTaskRoleProps } from "./existing-patch-task-role";
export { PatchEventRule } from "./patch-event-rule";
export { PatchLogs, type PatchLogsProps } from "./patch-logs";
export { PatchNotifications, type PatchNotificationsProps } from "./patch-notifications";
export { PatchTaskRole, type PatchTaskRoleProps } from "./patch-task-role";
