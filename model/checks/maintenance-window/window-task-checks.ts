import type { WindowTaskInWindow } from "../../maintenance-window/read-patch-task";
import type { Check } from "../check/check";
import { HOOK_CHECKS } from "../patch-operations/hook-checks";
import * as fleetSize from "./fleet-size-checks";
import * as legacy from "./legacy-document-checks";
import * as notification from "./notification-checks";
import * as other from "./other-task-checks";
import * as operation from "./patch-operation-checks";
import * as command from "./run-command-checks";
import * as identity from "./task-identity-checks";
import * as targets from "./task-target-checks";

/** What can be wrong with one task by itself and in its window, in the order of its properties. */
export const WINDOW_TASK_CHECKS = [
  identity.taskName,
  identity.taskDescription,
  identity.taskDocument,
  legacy.legacyDocument,
  operation.patchOperation,
  operation.rebootOption,
  operation.rebootOptionMissing,
  operation.overrideTwice,
  operation.overrideAddress,
  operation.stepTimeout,
  operation.ignoredByScan,
  ...HOOK_CHECKS,
  targets.taskHasTargets,
  targets.taskWindowTargetCount,
  targets.taskInstances,
  targets.taskInstancesUnassociated,
  targets.taskTargetKey,
  targets.taskRates,
  targets.taskRatesWithTargets,
  other.taskRuns,
  other.documentFitsTask,
  other.blockFitsTask,
  other.documentParameter,
  other.pseudoParameter,
  other.jsonInput,
  other.invocationLengths,
  other.nameWithoutRole,
  other.automationWithoutRole,
  other.passedRoles,
  other.automationParameters,
  fleetSize.minutesPerNode,
  identity.taskPriority,
  identity.taskCutoffBehavior,
  identity.taskRole,
  command.commandComment,
  command.commandDocumentVersion,
  command.commandDocumentHash,
  command.commandTimeout,
  command.commandOutput,
  notification.notificationTopic,
  notification.notificationEvents,
  notification.notificationType,
  notification.notificationRole,
  notification.notificationTaskRole,
] as const satisfies readonly Check<WindowTaskInWindow>[];
