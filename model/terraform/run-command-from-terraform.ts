import type { RunCommandModel } from "../maintenance-window/maintenance-window-model";
import { given } from "../values/given";
import { isKnown, type Knowable, UNKNOWN } from "../values/unknown";
import type { TerraformBlock } from "./terraform-block";

/** The `run_command_parameters` of a window task as our model. */
export function runCommandFromTerraform(block: TerraformBlock): RunCommandModel {
  const cloudwatch = block.block("cloudwatch_config");
  const notified = block.block("notification_config");
  return {
    parameters: parametersFromTerraform(block),
    ...given({
      comment: block.text("comment"),
      documentHash: block.text("document_hash"),
      documentHashType: block.text("document_hash_type"),
      documentVersion: block.text("document_version"),
      outputS3Bucket: block.text("output_s3_bucket"),
      outputS3KeyPrefix: block.text("output_s3_key_prefix"),
      serviceRoleArn: block.text("service_role_arn"),
      // The provider shows 0 for what is not set.
      timeoutSeconds: block.number("timeout_seconds") || undefined,
      cloudwatchConfig: cloudwatch === undefined ? undefined : cloudwatchOutput(cloudwatch),
      notificationConfig: notified === undefined ? undefined : notification(notified),
    }),
  };
}

/** An unknown block is one of which nothing is known. */
function cloudwatchOutput(block: Knowable<TerraformBlock>): RunCommandModel["cloudwatchConfig"] {
  if (!isKnown(block)) return { cloudwatchLogGroupName: UNKNOWN, cloudwatchOutputEnabled: UNKNOWN };
  return given({
    cloudwatchLogGroupName: block.text("cloudwatch_log_group_name"),
    cloudwatchOutputEnabled: block.flag("cloudwatch_output_enabled"),
  });
}

function notification(block: Knowable<TerraformBlock>): RunCommandModel["notificationConfig"] {
  if (!isKnown(block)) return { notificationArn: UNKNOWN, notificationEvents: UNKNOWN, notificationType: UNKNOWN };
  return given({
    notificationArn: block.text("notification_arn"),
    notificationEvents: block.texts("notification_events"),
    notificationType: block.text("notification_type"),
  });
}

/** What a document is told, by name. */
export function parametersFromTerraform(block: TerraformBlock): RunCommandModel["parameters"] {
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
