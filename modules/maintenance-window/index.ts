export type { MaintenanceWindowOptions } from "../../model/maintenance-window/maintenance-window-options";
export type {
  AutomationTaskRun,
  LambdaTaskRun,
  OtherTaskBasics,
  ParametersOf,
  ParameterValue,
  RunCommandTaskRun,
  StepFunctionsTaskRun,
} from "../../model/maintenance-window/other-task-options";
export type {
  CloudwatchConfig,
  CutoffBehavior,
  DocumentHashType,
  InstallOperation,
  NotificationConfig,
  NotificationEvent,
  NotificationType,
  PatchHooks,
  PatchOperation,
  PatchOperationOptions,
  PatchRunOptions,
  RebootOption,
  ScanOperation,
} from "../../model/maintenance-window/patch-task-options";
export type {
  GroupedNodes,
  ListedNodes,
  TaggedNodes,
  TargetedPatchGroup,
  WindowTargetBasics,
  WindowTargetOptions,
} from "../../model/maintenance-window/window-target-options";
export type {
  IPatchLogs,
  IPatchNotifications,
  IPatchTaskRole,
  PatchOutput,
  PatchTaskIntegrations,
  PatchTaskNeeds,
  WatchedWindow,
} from "../../model/patch-operations/task/task-integrations";
export {
  type CronOptions,
  type PatchTuesdayOptions,
  type PlusDays,
  Schedule,
  type WhichWeekday,
} from "../../model/schedule/grammar/schedule";
export type { TimeOfDay } from "../../model/schedule/grammar/time-of-day";
export type { Weekday } from "../../model/schedule/grammar/weekdays-and-months";
export { MaintenanceWindow, type MaintenanceWindowProps } from "./maintenance-window";
export type { IMaintenanceWindow } from "./maintenance-window-interface";
export { PatchTask, type PatchTaskOptions, type PatchTaskProps, type PatchTaskTargets } from "./patch-task";
export { WindowTarget, type WindowTargetArguments, type WindowTargetProps } from "./window-target";
export {
  type AutomationTaskOptions,
  type LambdaTaskOptions,
  type OptionalTaskTargets,
  type RunCommandTaskOptions,
  type StepFunctionsTaskOptions,
  WindowTask,
  type WindowTaskProps,
} from "./window-task";
