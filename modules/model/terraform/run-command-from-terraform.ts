import type {
  CloudwatchOutputModel,
  NotificationModel,
  RunCommandModel,
} from "../maintenance-window/maintenance-window-model";
import { isKnown, type Knowable, UNKNOWN } from "../unknown";
import { given } from "./given";
import type { TerraformBlock } from "./terraform-block";

/** The `run_command_parameters` of a window task as our model. */
export function runCommandFromTerraform(block: TerraformBlock): RunCommandModel {
  return {
    parameters: parameters(block),
    ...given({
      comment: block.text("comment"),
      documentHash: block.text("document_hash"),
      documentHashType: block.text("document_hash_type"),
      documentVersion: block.text("document_version"),
      outputS3Bucket: block.text("output_s3_bucket"),
      outputS3KeyPrefix: block.text("output_s3_key_prefix"),
      serviceRoleArn: block.text("service_role_arn"),
      timeoutSeconds: block.number("timeout_seconds"),
      cloudwatchConfig: ifGiven(block.block("cloudwatch_config"), cloudwatchOutput),
      notificationConfig: ifGiven(block.block("notification_config"), notification),
    }),
  };
}

function cloudwatchOutput(block: TerraformBlock): CloudwatchOutputModel {
  return given({
    cloudwatchLogGroupName: block.text("cloudwatch_log_group_name"),
    cloudwatchOutputEnabled: block.flag("cloudwatch_output_enabled"),
  });
}

function notification(block: TerraformBlock): NotificationModel {
  return given({
    notificationArn: block.text("notification_arn"),
    notificationEvents: block.texts("notification_events"),
    notificationType: block.text("notification_type"),
  });
}

function ifGiven<Model>(
  block: Knowable<TerraformBlock> | undefined,
  read: (block: TerraformBlock) => Model,
): Knowable<Model> | undefined {
  if (block === undefined) return undefined;
  return isKnown(block) ? read(block) : UNKNOWN;
}

function parameters(block: TerraformBlock): RunCommandModel["parameters"] {
  const blocks = block.blocks("parameter");
  if (!isKnown(blocks)) return UNKNOWN;
  const read: [string, Knowable<readonly Knowable<string>[]>][] = [];
  for (const parameter of blocks) {
    const name = isKnown(parameter) ? parameter.text("name") : UNKNOWN;
    if (!isKnown(parameter) || name === undefined || !isKnown(name)) return UNKNOWN;
    read.push([name, parameter.texts("values")]);
  }
  return Object.fromEntries(read);
}
