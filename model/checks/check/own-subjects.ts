import type { AssociationModel } from "../../association/association-model";
import type { MaintenanceWindowModel } from "../../maintenance-window/maintenance-window-model";
import type { WindowTaskInWindow } from "../../maintenance-window/read-patch-task";
import type { WindowTargetReading, WindowTargetRegistration } from "../../maintenance-window/read-window-target";
import type { PatchBaselineModel } from "../../patch-baseline/patch-baseline-model";
import type { PatchGroupModel } from "../../patch-group/patch-group-model";
import type { EmergencyPatchModel } from "../../patch-operations/emergency/emergency-patch-model";
import type { PatchLogsModel } from "../../patch-operations/logs/read-patch-logs";
import type { PatchNotificationsModel } from "../../patch-operations/notifications/read-patch-notifications";
import type { WindowPair } from "../../patch-operations/patch-schedule/window-pair";
import type { PatchTaskRoleModel } from "../../patch-operations/task-role/read-patch-task-role";
import type { PatchPolicyModel } from "../../patch-policy/patch-policy-model";
import type { EnvironmentView } from "../../patching/view/environment-view";

/** What our own checks are about. Those of a house have the same words for what they know too. */
export interface OwnSubjects {
  readonly baseline: PatchBaselineModel;
  readonly group: PatchGroupModel;
  readonly window: MaintenanceWindowModel;
  /** One target, as it is registered. */
  readonly target: WindowTargetRegistration;
  /** The targets of one call of a user, as they are written. */
  readonly targets: WindowTargetReading;
  readonly task: WindowTaskInWindow;
  readonly association: AssociationModel;
  readonly policy: PatchPolicyModel;
  /** All objects of a stack, and what follows from them together. */
  readonly environment: EnvironmentView;
  /** The two windows of a `PatchSchedule`. */
  readonly schedule: WindowPair;
  readonly logs: PatchLogsModel;
  readonly notifications: PatchNotificationsModel;
  readonly role: PatchTaskRoleModel;
  readonly emergency: EmergencyPatchModel;
}

/** What is found while something is read, or is not about an object of patching at all. */
export type ReadSubject = "form" | "fleet" | "plan" | "acceptance";

const WORDS: Readonly<Record<keyof OwnSubjects | ReadSubject, true>> = {
  baseline: true,
  group: true,
  window: true,
  target: true,
  targets: true,
  task: true,
  association: true,
  policy: true,
  environment: true,
  schedule: true,
  logs: true,
  notifications: true,
  role: true,
  emergency: true,
  form: true,
  fleet: true,
  plan: true,
  acceptance: true,
};

export const OWN_SUBJECTS: readonly string[] = Object.keys(WORDS);
