import { asHidden } from "../snapshot/hidden-text";
import type { SnapshotTask } from "../snapshot/snapshot-schema";
import type { Hide } from "./existing-object";

type Parameters = Readonly<Record<string, readonly unknown[]>>;
type Given = Readonly<Record<string, unknown>>;

/** What a task gives to what it runs, by Terraform's names, as a state has it. */
export function invocationValues(task: SnapshotTask, hide: Hide): readonly Record<string, unknown>[] {
  const { RunCommand, Automation, StepFunctions, Lambda } = task.TaskInvocationParameters ?? {};
  const of = `window task ${task.Name ?? task.WindowTaskId}`;
  const parameters = (given: Parameters | undefined) =>
    Object.entries(given ?? {})
      .map(([name, values]) => ({ name, values: values.map((value) => hide(value, `parameter ${name} of ${of}`)) }))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
  if (RunCommand) return [{ run_command_parameters: [commandValues(RunCommand, parameters(RunCommand.Parameters))] }];
  if (Automation) {
    const { DocumentVersion = null, Parameters } = Automation;
    return [{ automation_parameters: [{ document_version: DocumentVersion, parameter: parameters(Parameters) }] }];
  }
  if (StepFunctions) {
    const input = hide(asHidden(StepFunctions.Input), `input of ${of}`);
    return [{ step_functions_parameters: [{ input, name: StepFunctions.Name ?? null }] }];
  }
  if (Lambda) {
    const values = {
      client_context: hide(asHidden(Lambda.ClientContext), `client context of ${of}`),
      payload: hide(asHidden(Lambda.Payload), `payload of ${of}`),
      qualifier: Lambda.Qualifier ?? null,
    };
    return [{ lambda_parameters: [values] }];
  }
  return [];
}

function commandValues(command: Given, parameter: readonly Given[]): Record<string, unknown> {
  const { CloudWatchOutputConfig, NotificationConfig } = command as Readonly<Record<string, Given | undefined>>;
  return {
    comment: command.Comment ?? "",
    document_hash: command.DocumentHash ?? null,
    document_hash_type: command.DocumentHashType ?? null,
    document_version: command.DocumentVersion ?? null,
    output_s3_bucket: command.OutputS3BucketName ?? "",
    output_s3_key_prefix: command.OutputS3KeyPrefix ?? "",
    service_role_arn: command.ServiceRoleArn ?? "",
    timeout_seconds: command.TimeoutSeconds ?? null,
    parameter,
    cloudwatch_config:
      CloudWatchOutputConfig === undefined
        ? []
        : [
            {
              cloudwatch_log_group_name: CloudWatchOutputConfig.CloudWatchLogGroupName ?? "",
              cloudwatch_output_enabled: CloudWatchOutputConfig.CloudWatchOutputEnabled ?? false,
            },
          ],
    notification_config:
      NotificationConfig === undefined
        ? []
        : [
            {
              notification_arn: NotificationConfig.NotificationArn ?? "",
              notification_events: NotificationConfig.NotificationEvents ?? [],
              notification_type: NotificationConfig.NotificationType ?? "",
            },
          ],
  };
}
