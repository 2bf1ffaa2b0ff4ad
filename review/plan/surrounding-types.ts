import { EVENT_RULE, EVENT_TARGET } from "../../model/terraform/event-rule";
import { OBJECT_TYPES } from "../../model/terraform/override-documents";
import { SUBSCRIBER_TYPES } from "../../model/terraform/topic-subscribers";

/** Types that decide which nodes are patched, or without which patching does not work. Source: other ways facts, C3 and E. */
const SURROUNDING_TYPES: readonly string[] = [
  "aws_autoscaling_group",
  "aws_autoscaling_group_tag",
  EVENT_RULE,
  EVENT_TARGET,
  "aws_cloudwatch_log_group",
  "aws_config_remediation_configuration",
  "aws_ec2_instance_metadata_defaults",
  "aws_ec2_instance_state",
  "aws_ec2_tag",
  "aws_iam_instance_profile",
  "aws_iam_policy",
  "aws_iam_policy_attachment",
  "aws_iam_role",
  "aws_iam_role_policies_exclusive",
  "aws_iam_role_policy",
  "aws_iam_role_policy_attachment",
  "aws_iam_role_policy_attachments_exclusive",
  "aws_imagebuilder_image",
  "aws_imagebuilder_image_pipeline",
  "aws_instance",
  "aws_lambda_alias",
  "aws_lambda_function",
  "aws_launch_template",
  "aws_resourcegroups_group",
  "aws_s3_bucket",
  "aws_s3_bucket_acl",
  "aws_s3_bucket_policy",
  "aws_s3_bucket_public_access_block",
  "aws_s3_object_copy",
  "aws_scheduler_schedule",
  "aws_sfn_state_machine",
  "aws_sns_topic",
  "aws_sns_topic_policy",
  "aws_spot_fleet_request",
  "aws_spot_instance_request",
  "aws_ssm_activation",
  "aws_ssm_document",
  "aws_ssm_parameter",
  "aws_ssm_resource_data_sync",
  "aws_ssm_service_setting",
  "aws_vpc_endpoint",
  ...OBJECT_TYPES,
  ...SUBSCRIBER_TYPES,
];

export function isSurroundingType(type: string): boolean {
  return SURROUNDING_TYPES.includes(type);
}

/**
 * Types that are read also where they stay as they are: they say which nodes, roles or topics something else is about, and
 * what a task installs.
 */
const ALWAYS_READ: readonly string[] = [
  ...OBJECT_TYPES,
  ...SUBSCRIBER_TYPES,
  EVENT_RULE,
  EVENT_TARGET,
  "aws_iam_policy",
  "aws_iam_policy_attachment",
  "aws_iam_role_policy_attachment",
  "aws_resourcegroups_group",
];

export function isAlwaysRead(type: string): boolean {
  return ALWAYS_READ.includes(type);
}

/** Nodes, and what they are made from: networks and images that they need are none of patching's. */
const NODE_TYPES: readonly string[] = [
  "aws_autoscaling_group",
  "aws_instance",
  "aws_launch_template",
  "aws_spot_fleet_request",
  "aws_spot_instance_request",
];

export function isOfNodes(type: string): boolean {
  return NODE_TYPES.includes(type);
}
