import { NUMBER_LIMITS, TEXT_LIMITS } from "../../facts/limits";
import { CUTOFF_BEHAVIORS } from "../../maintenance-window/patch-task-options";
import { checkArn, ROLE_ARN } from "../../values/arns";
import { defineCheck } from "../check/define-check";
import { checkChoice } from "../check/shared-properties";

export const taskName = defineCheck({
  id: "PM501",
  severity: "error",
  on: "task",
  cause: "The name of a task is not one that AWS accepts.",
  reason: 'The service accepts 3 to 128 letters, digits, "_", "-" and ".".',
  source: TEXT_LIMITS.windowName.source,
  fix: 'Leave the name out, or write "-" for spaces and other characters.',
  find: (task, { problems }) => problems.text("name", task.name, TEXT_LIMITS.windowName),
});

export const taskDescription = defineCheck({
  id: "PM502",
  severity: "error",
  on: "task",
  cause: "The description of a task is empty or too long.",
  reason: "The provider accepts 1 to 128 bytes.",
  source: TEXT_LIMITS.taskDescription.source,
  fix: "Leave the description out, or shorten it.",
  find: (task, { problems }) => problems.text("description", task.description, TEXT_LIMITS.taskDescription),
});

export const taskDocument = defineCheck({
  id: "PM503",
  severity: "error",
  on: "task",
  cause: "The taskArn of a task is empty or too long.",
  reason: "The service accepts 1 to 1600 characters; the provider checks nothing.",
  source: TEXT_LIMITS.taskArn.source,
  fix: "Write the name of the document, or its ARN where it is shared.",
  find: (task, { problems }) => problems.text("taskArn", task.taskArn, TEXT_LIMITS.taskArn),
});

export const taskRole = defineCheck({
  id: "PM504",
  severity: "error",
  on: "task",
  cause: "The service role of a task is not the ARN of a role.",
  reason: "The provider refuses the plan for what is no ARN; the window could assume nothing else than a role.",
  source: "provider, format arn; maintenance window facts, D4",
  fix: "Give the ARN of the role, not its name.",
  find: (task, { problems }) => checkArn("serviceRoleArn", task.serviceRoleArn, ROLE_ARN, problems),
});

export const taskPriority = defineCheck({
  id: "PM505",
  severity: "error",
  on: "task",
  cause: "The priority of a task is out of range.",
  reason:
    "The service accepts whole numbers from 0 to 2147483647, of which lower ones run first; the provider checks less.",
  source: NUMBER_LIMITS.priority.source,
  fix: "Write 0 for the first task, and more for later ones.",
  find: ({ priority }, { problems }) => problems.wholeNumber("priority", priority, NUMBER_LIMITS.priority),
});

export const taskCutoffBehavior = defineCheck({
  id: "PM506",
  severity: "error",
  on: "task",
  cause: "The cutoff behaviour of a task is not one of AWS's.",
  reason: "The provider refuses the plan for another word.",
  source: "SSM API model, MaintenanceWindowTaskCutoffBehavior",
  fix: `Use one of ${CUTOFF_BEHAVIORS.join(", ")}.`,
  find: (task, { problems }) => checkChoice("cutoffBehavior", task.cutoffBehavior, CUTOFF_BEHAVIORS, problems),
});
