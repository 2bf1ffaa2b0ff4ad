import type { RemoteObject } from "../../account/account";
import { doesNotExist } from "../../account/refusal";
import { MOMENT } from "../../kind/baseline-json";
import type { CallContext } from "../../kind/kind";
import { blocks, type ObjectValue, text, texts, type Value } from "../../values/value";
import { type Answer, filled, filtersOf, type Input, onlyBlock, present, seconds } from "./answer";

const WINDOW = "aws_ssm_maintenance_window";
const TARGET = "aws_ssm_maintenance_window_target";
const TASK = "aws_ssm_maintenance_window_task";

const describeWindows: Answer = (input, scope) => {
  const filters = filtersOf(input);
  const found = scope.account.list(WINDOW, scope.region).filter(({ attributes }) =>
    filters.every(({ key, values }) => {
      if (key === "Name") return values.includes(text(attributes.name));
      return values.some((value) => value.toLowerCase() === String(attributes.enabled));
    }),
  );
  return { WindowIdentities: found.map(windowIdentity) };
};

const getWindow: Answer = (input, scope) => {
  const window = windowOf(input, scope);
  return {
    ...windowIdentity(window),
    AllowUnassociatedTargets: window.attributes.allow_unassociated_targets === true,
    CreatedDate: seconds(MOMENT),
    ModifiedDate: seconds(MOMENT),
  };
};

const describeTargets: Answer = (input, scope) => ({
  Targets: partsOf(TARGET, input, scope).map(({ id, attributes }) =>
    filled({
      WindowId: attributes.window_id,
      WindowTargetId: id,
      ResourceType: attributes.resource_type,
      Targets: targets(attributes.targets),
      OwnerInformation: attributes.owner_information,
      Name: attributes.name,
      Description: attributes.description,
    }),
  ),
});

const describeTasks: Answer = (input, scope) => ({
  Tasks: partsOf(TASK, input, scope).map((task) => ({ ...taskBasics(task), Type: task.attributes.task_type })),
});

const getTask: Answer = (input, scope) => {
  const task = partsOf(TASK, input, scope).find(({ id }) => id === input.WindowTaskId);
  if (!task) throw doesNotExist(`Task ${String(input.WindowTaskId)} does not exist`);
  const { attributes } = task;
  const parameters = onlyBlock(attributes.task_invocation_parameters);
  return {
    ...taskBasics(task),
    TaskType: attributes.task_type,
    ...(parameters === undefined ? {} : { TaskInvocationParameters: invocation(parameters) }),
  };
};

function windowIdentity({ id, attributes }: RemoteObject): Record<string, unknown> {
  return filled({
    WindowId: id,
    Name: attributes.name,
    Description: attributes.description,
    Enabled: attributes.enabled !== false,
    Duration: attributes.duration,
    Cutoff: attributes.cutoff,
    Schedule: attributes.schedule,
    ScheduleTimezone: attributes.schedule_timezone,
    // The provider writes 0 where there is none.
    ScheduleOffset: attributes.schedule_offset === 0 ? undefined : attributes.schedule_offset,
    StartDate: attributes.start_date,
    EndDate: attributes.end_date,
  });
}

function taskBasics({ id, attributes }: RemoteObject): Record<string, unknown> {
  return filled({
    WindowId: attributes.window_id,
    WindowTaskId: id,
    TaskArn: attributes.task_arn,
    Targets: targets(attributes.targets),
    Priority: attributes.priority,
    MaxConcurrency: attributes.max_concurrency,
    MaxErrors: attributes.max_errors,
    ServiceRoleArn: attributes.service_role_arn,
    Name: attributes.name,
    Description: attributes.description,
    CutoffBehavior: attributes.cutoff_behavior,
  });
}

function invocation(parameters: ObjectValue): Record<string, unknown> {
  const command = onlyBlock(parameters.run_command_parameters);
  if (command) return { RunCommand: runCommand(command) };
  const automation = onlyBlock(parameters.automation_parameters);
  if (automation) {
    const { document_version: DocumentVersion, parameter } = automation;
    return { Automation: filled({ DocumentVersion, Parameters: parametersOf(parameter) }) };
  }
  const lambda = onlyBlock(parameters.lambda_parameters);
  if (lambda) {
    const { client_context: ClientContext, qualifier: Qualifier, payload } = lambda;
    const Payload = text(payload) === "" ? undefined : Buffer.from(text(payload)).toString("base64");
    return { Lambda: filled({ ClientContext, Qualifier, Payload }) };
  }
  const machine = onlyBlock(parameters.step_functions_parameters);
  return machine ? { StepFunctions: filled({ Input: machine.input, Name: machine.name }) } : {};
}

function runCommand(command: ObjectValue): Record<string, unknown> {
  const output = onlyBlock(command.cloudwatch_config);
  const notification = onlyBlock(command.notification_config);
  return filled({
    Comment: command.comment,
    CloudWatchOutputConfig:
      output &&
      filled({
        CloudWatchLogGroupName: output.cloudwatch_log_group_name,
        CloudWatchOutputEnabled: output.cloudwatch_output_enabled,
      }),
    DocumentHash: command.document_hash,
    DocumentHashType: command.document_hash_type,
    DocumentVersion: command.document_version,
    NotificationConfig:
      notification &&
      filled({
        NotificationArn: notification.notification_arn,
        NotificationEvents: texts(notification.notification_events),
        NotificationType: notification.notification_type,
      }),
    OutputS3BucketName: command.output_s3_bucket,
    OutputS3KeyPrefix: command.output_s3_key_prefix,
    Parameters: parametersOf(command.parameter),
    ServiceRoleArn: command.service_role_arn,
    // The provider writes 0 where there is none.
    TimeoutSeconds: command.timeout_seconds === 0 ? undefined : command.timeout_seconds,
  });
}

function parametersOf(parameters: Value | undefined): Record<string, string[]> | undefined {
  const all = blocks(parameters);
  if (all.length === 0) return undefined;
  return Object.fromEntries(all.map(({ name, values }) => [text(name), texts(values)]));
}

function targets(list: Value | undefined): { Key: string; Values: string[] }[] {
  return blocks(list).map(({ key, values }) => ({ Key: text(key), Values: texts(values) }));
}

function windowOf({ WindowId }: Input, scope: CallContext): RemoteObject {
  const window = scope.account.find(WINDOW, String(WindowId), scope.region);
  if (!window) throw doesNotExist(`Maintenance window ${String(WindowId)} does not exist`);
  return window;
}

function partsOf(type: string, input: Input, scope: CallContext): RemoteObject[] {
  const window = windowOf(input, scope);
  return scope.account.list(type, scope.region).filter(({ attributes }) => attributes.window_id === window.id);
}

/** What ran in windows: AWS keeps it for some weeks, here a test puts it down. */
export const WINDOW_RUN = "offline_window_run";

const describeExecutions: Answer = (input, scope) => {
  const window = windowOf(input, scope);
  const filters = filtersOf(input);
  const moment = (key: string) => filters.find((filter) => filter.key === key)?.values[0];
  const after = moment("ExecutedAfter");
  const before = moment("ExecutedBefore");
  const found = scope.account.list(WINDOW_RUN, scope.region).filter(({ attributes }) => {
    const start = Date.parse(text(attributes.start));
    return (
      attributes.window_id === window.id &&
      (after === undefined || start > Date.parse(after)) &&
      (before === undefined || start < Date.parse(before))
    );
  });
  return {
    WindowExecutions: found.map(({ id, attributes }) =>
      present({
        WindowId: window.id,
        WindowExecutionId: id,
        Status: attributes.status,
        StatusDetails: attributes.details,
        StartTime: seconds(text(attributes.start)),
        EndTime: text(attributes.end) === "" ? undefined : seconds(text(attributes.end)),
      }),
    ),
  };
};

/** Operations about maintenance windows. */
export const WINDOW_ANSWERS: Readonly<Record<string, Answer>> = {
  "ssm:DescribeMaintenanceWindows": describeWindows,
  "ssm:GetMaintenanceWindow": getWindow,
  "ssm:DescribeMaintenanceWindowTargets": describeTargets,
  "ssm:DescribeMaintenanceWindowTasks": describeTasks,
  "ssm:GetMaintenanceWindowTask": getTask,
  "ssm:DescribeMaintenanceWindowExecutions": describeExecutions,
};
