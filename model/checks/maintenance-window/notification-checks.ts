import type { NotificationModel, WindowTaskModel } from "../../maintenance-window/maintenance-window-model";
import { NOTIFICATION_EVENTS, NOTIFICATION_TYPES } from "../../maintenance-window/patch-task-options";
import { checkArn, checkTopicArn, ROLE_ARN, TOPIC_ARN } from "../../values/arns";
import { eachKnown, isKnown } from "../../values/unknown";
import { defineCheck } from "../check/define-check";
import { checkChoice } from "../check/shared-properties";
import { commandOf } from "./run-command-checks";

export const notificationTopic = defineCheck({
  id: "PM550",
  severity: "error",
  on: "task",
  cause: "The notifications of a task go nowhere, to what is no SNS topic, or to a FIFO topic.",
  reason:
    "The provider refuses the plan for what is no ARN, and once crashed over an empty block; Systems Manager does not support FIFO topics.",
  source: "maintenance window facts, D2, E2 and G5",
  fix: "Give the ARN of a standard topic.",
  find: (task, { problems }) => {
    const notification = notificationOf(task);
    if (notification === undefined) return;
    const path = "notificationConfig.notificationArn";
    checkTopicArn(path, notification.notificationArn, TOPIC_ARN, problems);
    if (notification.notificationArn === undefined) problems.add(path, `missing, expected ${TOPIC_ARN.inWords}`);
  },
});

export const notificationEvents = defineCheck({
  id: "PM551",
  severity: "error",
  on: "task",
  cause: "The notificationEvents of a task are empty, or AWS does not have one of them.",
  reason: "The provider refuses the plan for another word; with no event nothing is ever sent.",
  source: "SSM API model, NotificationEvent",
  fix: `Use any of ${NOTIFICATION_EVENTS.join(", ")}.`,
  find: (task, { problems }) => {
    const path = "notificationConfig.notificationEvents";
    const notification = notificationOf(task);
    if (notification === undefined) return;
    const events = notification.notificationEvents;
    if (events === undefined || (isKnown(events) && events.length === 0)) {
      problems.add(
        path,
        `expected at least one of ${NOTIFICATION_EVENTS.join(", ")}, got an empty list; nothing would be sent`,
      );
      return;
    }
    eachKnown(events, (event, index) => checkChoice(`${path}[${index}]`, event, NOTIFICATION_EVENTS, problems));
  },
});

export const notificationType = defineCheck({
  id: "PM552",
  severity: "error",
  on: "task",
  cause: "The kind of notification of a task is not one of AWS's.",
  reason: "The provider refuses the plan for another word.",
  source: "SSM API model, NotificationType",
  fix: `Use one of ${NOTIFICATION_TYPES.join(", ")}.`,
  find: (task, { problems }) =>
    checkChoice(
      "notificationConfig.notificationType",
      notificationOf(task)?.notificationType,
      NOTIFICATION_TYPES,
      problems,
    ),
});

export const notificationRole = defineCheck({
  id: "PM553",
  severity: "error",
  on: "task",
  cause: "A task notifies without a role that may publish, or with what is no role.",
  reason: "Systems Manager publishes with that role, inside of run_command_parameters, and not with the task's own.",
  source: "maintenance window facts, D2 and E",
  fix: "Give notificationRoleArn: a role that trusts ssm.amazonaws.com and may publish to the topic.",
  find: (task, { problems }) => {
    const role = commandOf(task)?.serviceRoleArn;
    checkArn("notificationRoleArn", role, ROLE_ARN, problems);
    if (notificationOf(task) === undefined || role !== undefined) return;
    problems.add("notificationRoleArn", "missing, expected the role that publishes notifications; give its ARN");
  },
});

export const notificationTaskRole = defineCheck({
  id: "PM554",
  severity: "error",
  on: "task",
  cause: "A task notifies and leaves its own service role to AWS.",
  reason: "The window must pass the publishing role on, and the service-linked role may not.",
  source: "maintenance window facts, D4 and E",
  fix: "Give serviceRole, a PatchTaskRole; in an environment or a fleet operations.serviceRole: {}. A role of your own (serviceRoleArn) needs iam:PassRole on the publishing role.",
  find: (task, { problems }) => {
    if (notificationOf(task) === undefined || task.serviceRoleArn !== undefined) return;
    problems.add(
      "serviceRoleArn",
      "missing, expected a role that may pass the publishing role on, for the service-linked role may not; give serviceRole: new PatchTaskRole(…), in an environment or a fleet operations.serviceRole: {}",
    );
  },
});

function notificationOf(task: WindowTaskModel): NotificationModel | undefined {
  return commandOf(task)?.notificationConfig;
}
