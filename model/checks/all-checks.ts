import { acceptanceChecks } from "./acceptances/acceptance-checks";
import { ACROSS_CHECKS } from "./across/across-checks";
import { OWN_ASSOCIATION_CHECKS } from "./association/association-checks";
import type { CheckBasics } from "./check/check";
import { formChecks } from "./check/form-checks";
import { MAINTENANCE_WINDOW_CHECKS } from "./maintenance-window/maintenance-window-checks";
import { targetPatchGroupRegion } from "./maintenance-window/target-patch-group-checks";
import { TARGETED_PATCH_GROUP_CHECKS, WINDOW_TARGET_CHECKS } from "./maintenance-window/window-target-checks";
import { WINDOW_TASK_CHECKS } from "./maintenance-window/window-task-checks";
import { PATCH_BASELINE_CHECKS } from "./patch-baseline/patch-baseline-checks";
import { fleetChecks } from "./patch-fleet/fleet-checks";
import { deadlineForm } from "./patch-group/deadline-form-check";
import { groupMadeBeforeTheOldIsGone, PATCH_GROUP_CHECKS } from "./patch-group/patch-group-checks";
import { tagShownInMetadata } from "./patch-group/shown-tags-check";
import { EMERGENCY_PATCH_CHECKS } from "./patch-operations/emergency-checks";
import { PATCH_LOGS_CHECKS, patchLogsUnwritable } from "./patch-operations/patch-logs-checks";
import { PATCH_NOTIFICATIONS_CHECKS, topicUnheard } from "./patch-operations/patch-notifications-checks";
import { PATCH_SCHEDULE_CHECKS } from "./patch-operations/patch-schedule-checks";
import { surroundingsElsewhere } from "./patch-operations/surrounding-region-check";
import { PATCH_TASK_ROLE_CHECKS, roleWithoutTasks } from "./patch-operations/task-role-checks";
import { topicElsewhere } from "./patch-operations/topic-elsewhere-check";
import { topicWebhook } from "./patch-operations/topic-webhook-check";
import { baselineOfPolicyElsewhere, PATCH_POLICY_CHECKS } from "./patch-policy/patch-policy-checks";
import { planChecks } from "./plan/plan-checks";

/** The checks of one kind of object, under the heading that documentation gives them. */
export interface CheckSection {
  readonly title: string;
  readonly checks: readonly CheckBasics[];
}

const SURROUNDING_CHECKS = [
  ...PATCH_LOGS_CHECKS,
  patchLogsUnwritable,
  topicUnheard,
  topicElsewhere,
  topicWebhook,
  ...PATCH_NOTIFICATIONS_CHECKS,
  ...PATCH_TASK_ROLE_CHECKS,
  roleWithoutTasks,
  ...PATCH_SCHEDULE_CHECKS,
  ...EMERGENCY_PATCH_CHECKS,
  surroundingsElsewhere,
] as const satisfies readonly CheckBasics[];

/** Every check that there is, in the order of the documentation. */
export const CHECK_SECTIONS = [
  { title: "The form of what is written", checks: formChecks },
  { title: "Patch baselines", checks: PATCH_BASELINE_CHECKS },
  {
    title: "Patch groups",
    checks: [...PATCH_GROUP_CHECKS, groupMadeBeforeTheOldIsGone, tagShownInMetadata, deadlineForm],
  },
  { title: "Maintenance windows", checks: MAINTENANCE_WINDOW_CHECKS },
  {
    title: "Window targets",
    checks: [...WINDOW_TARGET_CHECKS, ...TARGETED_PATCH_GROUP_CHECKS, targetPatchGroupRegion],
  },
  { title: "Tasks", checks: WINDOW_TASK_CHECKS },
  { title: "Associations", checks: OWN_ASSOCIATION_CHECKS },
  { title: "Patch policies", checks: [...PATCH_POLICY_CHECKS, baselineOfPolicyElsewhere] },
  { title: "Across objects", checks: ACROSS_CHECKS },
  { title: "What surrounds a window", checks: SURROUNDING_CHECKS },
  { title: "Fleets", checks: fleetChecks },
  { title: "Plans", checks: planChecks },
  { title: "Accepted findings", checks: acceptanceChecks },
] as const satisfies readonly CheckSection[];

export const ALL_CHECKS: readonly CheckBasics[] = CHECK_SECTIONS.flatMap(
  ({ checks }): readonly CheckBasics[] => checks,
);

type Ours = (typeof CHECK_SECTIONS)[number]["checks"][number];

/** The id of a check that can be accepted, which editors complete, or that of a rule of your own. */
export type AcceptableCheck = Extract<Ours, { readonly severity: "warning" }>["id"] | (string & {});
