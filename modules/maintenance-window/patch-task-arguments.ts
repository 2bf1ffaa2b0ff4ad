import type { RunCommandModel, WindowTaskModel } from "../../model/maintenance-window/maintenance-window-model";
import { NOTIFICATION_EVENTS } from "../../model/maintenance-window/patch-task-options";
import type { Settled } from "../../model/values/unknown";
import { copied, inOwnOrder } from "../construct/blocks";
import type {
  SsmMaintenanceWindowTaskConfig,
  SsmMaintenanceWindowTaskTaskInvocationParametersRunCommandParameters,
} from "../framework/framework";

type Task = Settled<WindowTaskModel>;
type Command = Settled<RunCommandModel>;
type CommandBlock = SsmMaintenanceWindowTaskTaskInvocationParametersRunCommandParameters;

/** What a task says by itself, as Terraform's arguments. What the user did not ask for is left out. */
export function patchTaskArguments(
  task: Task,
  windowTargetIds: readonly string[],
): Omit<SsmMaintenanceWindowTaskConfig, "windowId"> {
  return {
    name: task.name,
    description: task.description,
    taskType: task.taskType,
    taskArn: task.taskArn,
    targets: taskTargets(task, windowTargetIds),
    maxConcurrency: task.maxConcurrency,
    maxErrors: task.maxErrors,
    priority: task.priority,
    cutoffBehavior: task.cutoffBehavior,
    serviceRoleArn: task.serviceRoleArn,
    taskInvocationParameters: invocationBlock(task),
  };
}

/** One block for what the task runs, and none where nothing is told. */
function invocationBlock({
  runCommand,
  automation,
  lambda,
  stepFunctions,
}: Task): SsmMaintenanceWindowTaskConfig["taskInvocationParameters"] {
  if (runCommand !== undefined) return { runCommandParameters: commandBlock(runCommand) };
  if (automation !== undefined) {
    const { documentVersion, parameters } = automation;
    return { automationParameters: { documentVersion, parameter: parameterBlocks(parameters) } };
  }
  if (lambda !== undefined) return { lambdaParameters: lambda };
  return stepFunctions === undefined ? undefined : { stepFunctionsParameters: stepFunctions };
}

function parameterBlocks(parameters: Command["parameters"]) {
  return Object.entries(parameters)
    .map(([name, values]) => ({ name, values: copied(values) }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function taskTargets(task: Task, windowTargetIds: readonly string[]) {
  if (windowTargetIds.length === 0 && task.targets.length === 0) return undefined;
  if (windowTargetIds.length > 0) return [{ key: "WindowTargetIds", values: [...windowTargetIds] }];
  return task.targets.flatMap((target) =>
    target.kind === "instances"
      ? [{ key: "InstanceIds", values: inOwnOrder(target.instanceIds, (id) => id) ?? [] }]
      : [],
  );
}

function commandBlock(command: Command): CommandBlock {
  return {
    comment: command.comment,
    documentHash: command.documentHash,
    documentHashType: command.documentHashType,
    documentVersion: command.documentVersion,
    outputS3Bucket: command.outputS3Bucket,
    outputS3KeyPrefix: command.outputS3KeyPrefix,
    serviceRoleArn: command.serviceRoleArn,
    timeoutSeconds: command.timeoutSeconds,
    parameter: parameterBlocks(command.parameters),
    cloudwatchConfig: command.cloudwatchConfig,
    notificationConfig: notificationBlock(command.notificationConfig),
  };
}

function notificationBlock(config: Command["notificationConfig"]): CommandBlock["notificationConfig"] {
  if (config === undefined) return undefined;
  return { ...config, notificationEvents: inOwnOrder(config.notificationEvents, orderOfEvent) };
}

/** Events in the order of AWS's own list; what it does not have comes last. */
function orderOfEvent(event: string): string {
  const place = NOTIFICATION_EVENTS.indexOf(event as (typeof NOTIFICATION_EVENTS)[number]);
  return place < 0 ? `z${event}` : String(place);
}
