import type { Kind } from "../kind/kind";
import * as iam from "./iam";
import * as messaging from "./messaging";
import * as s3 from "./s3";
import { s3Object } from "./s3-object";
import { defaultPatchBaseline } from "./ssm/default-patch-baseline";
import { maintenanceWindow } from "./ssm/maintenance-window";
import { maintenanceWindowTarget } from "./ssm/maintenance-window-target";
import { maintenanceWindowTask } from "./ssm/maintenance-window-task";
import { patchBaseline } from "./ssm/patch-baseline";
import { patchGroup } from "./ssm/patch-group";
import { resourceDataSync } from "./ssm/resource-data-sync";
import { serviceSetting } from "./ssm/service-setting";

/** What each resource type does, by type; a test holds it equal to the types of the schema. */
export const KINDS: Readonly<Record<string, Kind>> = {
  aws_cloudwatch_event_rule: messaging.eventRule,
  aws_cloudwatch_event_target: messaging.eventTarget,
  aws_cloudwatch_log_group: messaging.logGroup,
  aws_iam_policy: iam.policy,
  aws_iam_role: iam.role,
  aws_iam_role_policy: iam.rolePolicy,
  aws_iam_role_policy_attachment: iam.rolePolicyAttachment,
  aws_kms_key: messaging.kmsKey,
  aws_s3_bucket: s3.bucket,
  aws_s3_bucket_lifecycle_configuration: s3.lifecycle,
  aws_s3_bucket_ownership_controls: s3.ownershipControls,
  aws_s3_bucket_policy: s3.bucketPolicy,
  aws_s3_bucket_public_access_block: s3.publicAccessBlock,
  aws_s3_bucket_server_side_encryption_configuration: s3.encryption,
  aws_s3_bucket_versioning: s3.versioning,
  aws_s3_object: s3Object,
  aws_sns_topic: messaging.topic,
  aws_sns_topic_policy: messaging.topicPolicy,
  aws_sns_topic_subscription: messaging.topicSubscription,
  aws_ssm_default_patch_baseline: defaultPatchBaseline,
  aws_ssm_maintenance_window: maintenanceWindow,
  aws_ssm_maintenance_window_target: maintenanceWindowTarget,
  aws_ssm_maintenance_window_task: maintenanceWindowTask,
  aws_ssm_patch_baseline: patchBaseline,
  aws_ssm_patch_group: patchGroup,
  aws_ssm_resource_data_sync: resourceDataSync,
  aws_ssm_service_setting: serviceSetting,
};

/** What a resource type does. */
export function kindOf(type: string): Kind {
  const kind = KINDS[type];
  if (!kind) throw new Error(`offline-aws serves no resource type ${type}`);
  return kind;
}
