/** One argument's other value, and what else must change with it. */
export type Json = string | number | boolean | null | Json[] | { [name: string]: Json };

/** A resource type's material for the walk through the table of behaviour. */
export interface TypeCases {
  /** Only what is required, but each block once. */
  readonly minimal: Json;
  /** Every argument, none at its default. */
  readonly full: Json;
  /** For each argument and block by its path in the table: another valid value. */
  readonly other: Readonly<Record<string, Json>>;
}

const ALL_PRODUCTS = { key: "PRODUCT", values: ["*"] };
const window = (name: string) => `\${aws_ssm_maintenance_window.${name}.id}`;
const baseline = (name: string) => `\${aws_ssm_patch_baseline.${name}.id}`;
const SETTING = "arn:aws:ssm:eu-central-1:123456789012:servicesetting/ssm";

/** What the cases refer to. */
export const SHARED: Readonly<Record<string, Readonly<Record<string, Json>>>> = {
  aws_ssm_patch_baseline: {
    shared: { name: "shared", operating_system: "UBUNTU" },
    shared_other: { name: "shared-other", operating_system: "UBUNTU" },
  },
  aws_ssm_maintenance_window: {
    shared: { name: "shared", schedule: "rate(1 day)", duration: 2, cutoff: 1, allow_unassociated_targets: true },
    shared_other: {
      name: "shared-other",
      schedule: "rate(1 day)",
      duration: 2,
      cutoff: 1,
      allow_unassociated_targets: true,
    },
  },
};

const run = {
  comment: "comment",
  document_hash: "hash",
  document_hash_type: "Sha256",
  document_version: "1",
  output_s3_bucket: "bucket",
  output_s3_key_prefix: "prefix",
  service_role_arn: "arn:aws:iam::123456789012:role/sns",
  timeout_seconds: 60,
  cloudwatch_config: [{ cloudwatch_log_group_name: "group", cloudwatch_output_enabled: true }],
  notification_config: [
    {
      notification_arn: "arn:aws:sns:eu-central-1:123456789012:topic",
      notification_events: ["Failed"],
      notification_type: "Command",
    },
  ],
  parameter: [{ name: "Operation", values: ["Scan"] }],
};

/** The material of each SSM type. */
export const SSM_CASES: Readonly<Record<string, TypeCases>> = {
  aws_ssm_patch_baseline: {
    minimal: {
      name: "minimal",
      approval_rule: [{ patch_filter: [ALL_PRODUCTS] }],
      global_filter: [ALL_PRODUCTS],
      source: [{ name: "source", configuration: "text", products: ["*"] }],
    },
    full: {
      name: "full",
      description: "description",
      operating_system: "AMAZON_LINUX_2",
      approved_patches: ["one", "two"],
      approved_patches_compliance_level: "HIGH",
      approved_patches_enable_non_security: true,
      available_security_updates_compliance_status: "COMPLIANT",
      rejected_patches: ["three"],
      rejected_patches_action: "BLOCK",
      tags: { key: "value" },
      approval_rule: [
        { approve_after_days: 7, compliance_level: "HIGH", enable_non_security: true, patch_filter: [ALL_PRODUCTS] },
        { approve_until_date: "2025-01-31", compliance_level: "LOW", patch_filter: [ALL_PRODUCTS] },
      ],
      global_filter: [ALL_PRODUCTS],
      source: [{ name: "source", configuration: "text", products: ["*"] }],
    },
    other: {
      name: "other",
      description: "other",
      operating_system: "AMAZON_LINUX_2023",
      approved_patches: ["one"],
      approved_patches_compliance_level: "LOW",
      approved_patches_enable_non_security: false,
      available_security_updates_compliance_status: "NON_COMPLIANT",
      rejected_patches: ["four"],
      rejected_patches_action: "ALLOW_AS_DEPENDENCY",
      tags: { key: "other" },
      approval_rule: [
        { approve_after_days: 7, compliance_level: "HIGH", enable_non_security: true, patch_filter: [ALL_PRODUCTS] },
      ],
      "approval_rule.approve_after_days": 8,
      "approval_rule.approve_until_date": "2025-02-28",
      "approval_rule.compliance_level": "MEDIUM",
      "approval_rule.enable_non_security": false,
      "approval_rule.patch_filter": [ALL_PRODUCTS, { key: "CLASSIFICATION", values: ["Security"] }],
      "approval_rule.patch_filter.key": "SEVERITY",
      "approval_rule.patch_filter.values": ["Other"],
      global_filter: [ALL_PRODUCTS, { key: "SEVERITY", values: ["*"] }],
      "global_filter.key": "SEVERITY",
      "global_filter.values": ["Other"],
      source: [
        { name: "source", configuration: "text", products: ["*"] },
        { name: "second", configuration: "text", products: ["*"] },
      ],
      "source.name": "other",
      "source.configuration": "other",
      "source.products": ["Other"],
    },
  },
  aws_ssm_patch_group: {
    minimal: { patch_group: "minimal", baseline_id: baseline("shared") },
    full: { patch_group: "full", baseline_id: baseline("shared") },
    other: { patch_group: "other", baseline_id: baseline("shared_other") },
  },
  aws_ssm_default_patch_baseline: {
    minimal: { operating_system: "UBUNTU", baseline_id: baseline("shared") },
    full: { operating_system: "UBUNTU", baseline_id: baseline("shared") },
    other: { operating_system: "DEBIAN", baseline_id: baseline("shared_other") },
  },
  aws_ssm_maintenance_window: {
    minimal: { name: "minimal", schedule: "rate(1 day)", duration: 2, cutoff: 1 },
    full: {
      name: "full",
      description: "description",
      schedule: "cron(0 2 ? * SUN *)",
      schedule_offset: 2,
      schedule_timezone: "Asia/Seoul",
      duration: 3,
      cutoff: 1,
      allow_unassociated_targets: true,
      enabled: false,
      start_date: "2030-01-01T00:00:00Z",
      end_date: "2031-01-01T00:00:00Z",
      tags: { key: "value" },
    },
    other: {
      name: "other",
      description: "other",
      schedule: "cron(0 3 ? * SUN *)",
      schedule_offset: 3,
      schedule_timezone: "UTC",
      duration: 4,
      cutoff: 2,
      allow_unassociated_targets: false,
      enabled: true,
      start_date: "2030-02-01T00:00:00Z",
      end_date: "2031-02-01T00:00:00Z",
      tags: { key: "other" },
    },
  },
  aws_ssm_maintenance_window_target: {
    minimal: {
      window_id: window("shared"),
      resource_type: "INSTANCE",
      targets: [{ key: "tag:PatchGroup", values: ["one"] }],
    },
    full: {
      window_id: window("shared"),
      resource_type: "INSTANCE",
      name: "full",
      description: "description",
      owner_information: "owner",
      targets: [{ key: "tag:PatchGroup", values: ["one"] }],
    },
    other: {
      window_id: window("shared_other"),
      resource_type: "RESOURCE_GROUP",
      name: "other",
      description: "other",
      owner_information: "other",
      targets: [
        { key: "tag:PatchGroup", values: ["one"] },
        { key: "tag:Stage", values: ["prod"] },
      ],
      "targets.key": "tag:Other",
      "targets.values": ["two"],
    },
  },
  aws_ssm_maintenance_window_task: {
    minimal: {
      window_id: window("shared"),
      task_type: "LAMBDA",
      task_arn: "arn:aws:lambda:eu-central-1:123456789012:function:SSM",
      task_invocation_parameters: [
        {
          automation_parameters: [{ parameter: [{ name: "name", values: ["value"] }] }],
          lambda_parameters: [{}],
          run_command_parameters: [
            { cloudwatch_config: [{}], notification_config: [{}], parameter: [{ name: "name", values: ["value"] }] },
          ],
          step_functions_parameters: [{}],
        },
      ],
    },
    full: {
      window_id: window("shared"),
      task_type: "RUN_COMMAND",
      task_arn: "AWS-RunPatchBaseline",
      name: "full",
      description: "description",
      cutoff_behavior: "CANCEL_TASK",
      max_concurrency: "10%",
      max_errors: "2",
      priority: 2,
      service_role_arn: "arn:aws:iam::123456789012:role/task",
      targets: [{ key: "InstanceIds", values: ["i-1"] }],
      task_invocation_parameters: [
        {
          automation_parameters: [{ document_version: "1", parameter: [{ name: "name", values: ["value"] }] }],
          lambda_parameters: [{ client_context: "context", payload: "payload", qualifier: "1" }],
          run_command_parameters: [run],
          step_functions_parameters: [{ input: "{}", name: "name" }],
        },
      ],
    },
    other: {
      window_id: window("shared_other"),
      task_type: "AUTOMATION",
      task_arn: "AWS-RunPatchBaselineWithHooks",
      name: "other",
      description: "other",
      cutoff_behavior: "CONTINUE_TASK",
      max_concurrency: "20%",
      max_errors: "3",
      priority: 3,
      service_role_arn: "arn:aws:iam::123456789012:role/other",
      targets: [
        { key: "InstanceIds", values: ["i-1"] },
        { key: "InstanceIds", values: ["i-2"] },
      ],
      "targets.key": "WindowTargetIds",
      "targets.values": ["i-3"],
      task_invocation_parameters: [{ run_command_parameters: [run] }],
      "task_invocation_parameters.automation_parameters": [{ document_version: "2" }],
      "task_invocation_parameters.automation_parameters.document_version": "2",
      "task_invocation_parameters.automation_parameters.parameter": [{ name: "other", values: ["value"] }],
      "task_invocation_parameters.automation_parameters.parameter.name": "other",
      "task_invocation_parameters.automation_parameters.parameter.values": ["other"],
      "task_invocation_parameters.lambda_parameters": [{ qualifier: "2" }],
      "task_invocation_parameters.lambda_parameters.client_context": "other",
      "task_invocation_parameters.lambda_parameters.payload": "other",
      "task_invocation_parameters.lambda_parameters.qualifier": "2",
      "task_invocation_parameters.run_command_parameters": [{ comment: "other" }],
      "task_invocation_parameters.run_command_parameters.comment": "other",
      "task_invocation_parameters.run_command_parameters.document_hash": "other",
      "task_invocation_parameters.run_command_parameters.document_hash_type": "Sha1",
      "task_invocation_parameters.run_command_parameters.document_version": "2",
      "task_invocation_parameters.run_command_parameters.output_s3_bucket": "other",
      "task_invocation_parameters.run_command_parameters.output_s3_key_prefix": "other",
      "task_invocation_parameters.run_command_parameters.service_role_arn": "arn:aws:iam::123456789012:role/other",
      "task_invocation_parameters.run_command_parameters.timeout_seconds": 90,
      "task_invocation_parameters.run_command_parameters.cloudwatch_config": [{ cloudwatch_log_group_name: "other" }],
      "task_invocation_parameters.run_command_parameters.cloudwatch_config.cloudwatch_log_group_name": "other",
      "task_invocation_parameters.run_command_parameters.cloudwatch_config.cloudwatch_output_enabled": false,
      "task_invocation_parameters.run_command_parameters.notification_config": [{ notification_type: "Invocation" }],
      "task_invocation_parameters.run_command_parameters.notification_config.notification_arn":
        "arn:aws:sns:eu-central-1:123456789012:other",
      "task_invocation_parameters.run_command_parameters.notification_config.notification_events": ["All"],
      "task_invocation_parameters.run_command_parameters.notification_config.notification_type": "Invocation",
      "task_invocation_parameters.run_command_parameters.parameter": [{ name: "Other", values: ["Scan"] }],
      "task_invocation_parameters.run_command_parameters.parameter.name": "Other",
      "task_invocation_parameters.run_command_parameters.parameter.values": ["Install"],
      "task_invocation_parameters.step_functions_parameters": [{ name: "other" }],
      "task_invocation_parameters.step_functions_parameters.input": "other",
      "task_invocation_parameters.step_functions_parameters.name": "other",
    },
  },
  aws_ssm_association: {
    minimal: {
      name: "AWS-RunPatchBaseline",
      output_location: [{ s3_bucket_name: "bucket" }],
    },
    full: {
      name: "AWS-RunPatchBaseline",
      association_name: "full",
      apply_only_at_cron_interval: true,
      automation_target_parameter_name: "InstanceId",
      calendar_names: ["calendar"],
      compliance_severity: "HIGH",
      document_version: "$LATEST",
      max_concurrency: "10%",
      max_errors: "2",
      output_location: [{ s3_bucket_name: "bucket", s3_key_prefix: "prefix", s3_region: "eu-central-1" }],
      parameters: { Operation: "Scan" },
      schedule_expression: "cron(0 2 ? * SUN *)",
      sync_compliance: "MANUAL",
      tags: { key: "value" },
      targets: [{ key: "tag:PatchGroup", values: ["one"] }],
      wait_for_success_timeout_seconds: 60,
    },
    other: {
      name: "AWS-RunPatchBaselineWithHooks",
      association_name: "other",
      apply_only_at_cron_interval: false,
      automation_target_parameter_name: "Other",
      calendar_names: ["other"],
      compliance_severity: "LOW",
      document_version: "2",
      max_concurrency: "20%",
      max_errors: "3",
      output_location: [{ s3_bucket_name: "other" }],
      "output_location.s3_bucket_name": "other",
      "output_location.s3_key_prefix": "other",
      "output_location.s3_region": "eu-west-1",
      parameters: { Operation: "Install" },
      schedule_expression: "rate(1 day)",
      sync_compliance: "AUTO",
      tags: { key: "other" },
      targets: [
        { key: "tag:PatchGroup", values: ["one"] },
        { key: "tag:Stage", values: ["prod"] },
      ],
      "targets.key": "tag:Other",
      "targets.values": ["two"],
      wait_for_success_timeout_seconds: 90,
    },
  },
  aws_ssm_service_setting: {
    minimal: { setting_id: `${SETTING}/parameter-store/high-throughput-enabled`, setting_value: "true" },
    full: { setting_id: `${SETTING}/parameter-store/high-throughput-enabled`, setting_value: "true" },
    other: { setting_id: `${SETTING}/managed-instance/activation-tier`, setting_value: "false" },
  },
  aws_ssm_resource_data_sync: {
    minimal: { name: "minimal", s3_destination: [{ bucket_name: "bucket", region: "eu-central-1" }] },
    full: {
      name: "full",
      s3_destination: [
        {
          bucket_name: "bucket",
          region: "eu-central-1",
          prefix: "prefix",
          kms_key_arn: "arn:aws:kms:eu-central-1:123456789012:key/one",
        },
      ],
    },
    other: {
      name: "other",
      s3_destination: [{ bucket_name: "other", region: "eu-central-1", prefix: "prefix" }],
      "s3_destination.bucket_name": "other",
      "s3_destination.region": "eu-west-1",
      "s3_destination.prefix": "other",
      "s3_destination.kms_key_arn": "arn:aws:kms:eu-central-1:123456789012:key/other",
      "s3_destination.sync_format": "JsonSerDe",
    },
  },
};
