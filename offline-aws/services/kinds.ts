import type { ResourceBehaviour } from "../kind/kind";
import * as ec2 from "./ec2";
import * as iam from "./iam";
import * as messaging from "./messaging";
import { configurationManager } from "./quick-setup";
import { resourceGroup } from "./resource-group";
import * as s3 from "./s3";
import { s3Object } from "./s3-object";
import { association } from "./ssm/association";
import { defaultPatchBaseline } from "./ssm/default-patch-baseline";
import { maintenanceWindow } from "./ssm/maintenance-window";
import { maintenanceWindowTarget } from "./ssm/maintenance-window-target";
import { maintenanceWindowTask } from "./ssm/maintenance-window-task";
import { activation, document, parameter } from "./ssm/neighbours";
import { patchBaseline } from "./ssm/patch-baseline";
import { patchGroup } from "./ssm/patch-group";
import { resourceDataSync } from "./ssm/resource-data-sync";
import { serviceSetting } from "./ssm/service-setting";

/** What each resource type does, by type; a test holds it equal to the types of the schema. */
export const KINDS: Readonly<Record<string, ResourceBehaviour>> = {
  aws_autoscaling_group: ec2.autoscalingGroup,
  aws_cloudwatch_event_rule: messaging.eventRule,
  aws_cloudwatch_event_target: messaging.eventTarget,
  aws_cloudwatch_log_group: messaging.logGroup,
  aws_ec2_tag: ec2.ec2Tag,
  aws_iam_instance_profile: iam.instanceProfile,
  aws_iam_policy: iam.policy,
  aws_iam_role: iam.role,
  aws_iam_role_policy: iam.rolePolicy,
  aws_iam_role_policy_attachment: iam.rolePolicyAttachment,
  aws_instance: ec2.instance,
  aws_kms_key: messaging.kmsKey,
  aws_launch_template: ec2.launchTemplate,
  aws_resourcegroups_group: resourceGroup,
  aws_s3_bucket: s3.bucket,
  aws_s3_bucket_lifecycle_configuration: s3.lifecycle,
  aws_s3_bucket_ownership_controls: s3.ownershipControls,
  aws_s3_bucket_policy: s3.bucketPolicy,
  aws_s3_bucket_public_access_block: s3.publicAccessBlock,
  aws_s3_bucket_server_side_encryption_configuration: s3.encryption,
  aws_s3_bucket_versioning: s3.versioning,
  aws_s3_object: s3Object,
  aws_security_group: ec2.securityGroup,
  aws_sns_topic: messaging.topic,
  aws_sns_topic_policy: messaging.topicPolicy,
  aws_sns_topic_subscription: messaging.topicSubscription,
  aws_ssm_activation: activation,
  aws_ssm_association: association,
  aws_ssm_default_patch_baseline: defaultPatchBaseline,
  aws_ssm_document: document,
  aws_ssm_maintenance_window: maintenanceWindow,
  aws_ssm_maintenance_window_target: maintenanceWindowTarget,
  aws_ssm_maintenance_window_task: maintenanceWindowTask,
  aws_ssm_parameter: parameter,
  aws_ssm_patch_baseline: patchBaseline,
  aws_ssm_patch_group: patchGroup,
  aws_ssm_resource_data_sync: resourceDataSync,
  aws_ssm_service_setting: serviceSetting,
  aws_ssmquicksetup_configuration_manager: configurationManager,
};

/** What a resource type does. */
export function kindOf(type: string): ResourceBehaviour {
  const kind = KINDS[type];
  if (!kind) throw new Error(`offline-aws serves no resource type ${type}`);
  return kind;
}
