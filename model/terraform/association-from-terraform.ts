import type { AssociationModel } from "../association/association-model";
import type { S3OutputModel } from "../association/s3-output";
import { INSTANCE_IDS_KEY } from "../maintenance-window/target-keys";
import { given } from "../values/given";
import { isKnown, type Knowable, UNKNOWN } from "../values/unknown";
import { targetSelectionFromTerraform } from "./maintenance-window-from-terraform";
import { eachBlock } from "./patch-baseline-from-terraform";
import type { TerraformBlock } from "./terraform-block";

/** An `aws_ssm_association` as our model. */
export function associationFromTerraform(block: TerraformBlock): AssociationModel {
  return {
    document: block.text("name") ?? UNKNOWN,
    parameters: block.map("parameters"),
    targets: targetsOf(block),
    applyOnlyAtCronInterval: block.flag("apply_only_at_cron_interval") ?? false,
    tags: block.map("tags"),
    ...given({
      associationName: block.text("association_name"),
      documentVersion: block.text("document_version"),
      scheduleExpression: block.text("schedule_expression"),
      calendarNames: calendarNames(block),
      maxConcurrency: block.text("max_concurrency"),
      maxErrors: block.text("max_errors"),
      complianceSeverity: block.text("compliance_severity"),
      syncCompliance: block.text("sync_compliance"),
      automationTargetParameterName: block.text("automation_target_parameter_name"),
      waitForSuccessTimeoutSeconds: block.number("wait_for_success_timeout_seconds") || undefined,
      outputLocation: outputLocation(block),
      region: block.text("region"),
    }),
  };
}

/** Until provider 6 an association could name one instance beside `targets`. */
function targetsOf(block: TerraformBlock): AssociationModel["targets"] {
  const targets: AssociationModel["targets"] = eachBlock(block.blocks("targets"), targetSelectionFromTerraform);
  const instance = block.text("instance_id");
  if (instance === undefined || !isKnown(targets)) return targets;
  return [...targets, { key: INSTANCE_IDS_KEY, values: [instance] }];
}

function calendarNames(block: TerraformBlock): AssociationModel["calendarNames"] {
  const names = block.texts("calendar_names");
  return isKnown(names) && names.length === 0 ? undefined : names;
}

function outputLocation(block: TerraformBlock): Knowable<S3OutputModel> | undefined {
  const output = block.block("output_location");
  if (output === undefined || !isKnown(output)) return output;
  return {
    s3BucketName: output.text("s3_bucket_name") ?? UNKNOWN,
    ...given({ s3KeyPrefix: output.text("s3_key_prefix"), s3Region: output.text("s3_region") }),
  };
}
