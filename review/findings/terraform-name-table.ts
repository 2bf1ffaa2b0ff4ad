/** Lists of ours that are repeated blocks of Terraform's, which have the singular as their name. */
export const BLOCKS: ReadonlyMap<string, string> = new Map(
  Object.entries({ approvalRules: "approval_rule", patchFilters: "patch_filter", globalFilters: "global_filter" }),
);

/** What our constructs have a name of their own for, and Terraform another place. */
export const OWN_NAMES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    instanceIds: "targets (key InstanceIds)",
    tagKey: "the tag's key",
    tagKeys: "targets (key tag-key)",
    rebootOption: "parameter RebootOption",
    installOverrideList: "parameter InstallOverrideList",
    baselineOverride: "parameter BaselineOverride",
    addTarget: "aws_ssm_maintenance_window_target",
    addPatchTask: "aws_ssm_maintenance_window_task",
    patchGroups: "patch groups",
  }),
);

/** Arguments that are our properties in snake case. */
export const ARGUMENTS: ReadonlySet<string> = new Set(
  [
    "approve_after_days approve_until_date enable_non_security compliance_level approved_patches rejected_patches",
    "approved_patches_compliance_level approved_patches_enable_non_security rejected_patches_action operating_system",
    "available_security_updates_compliance_status schedule_timezone schedule_offset start_date end_date window_id",
    "allow_unassociated_targets resource_type owner_information max_concurrency max_errors cutoff_behavior task_arn",
    "task_type service_role_arn notification_arn notification_events notification_type document_hash",
    "document_hash_type document_version output_s3_bucket output_s3_key_prefix timeout_seconds baseline_id patch_group",
    "cloudwatch_log_group_name cloudwatch_output_enabled notification_config cloudwatch_config schedule_expression",
    "apply_only_at_cron_interval sync_compliance association_name compliance_severity",
    "wait_for_success_timeout_seconds",
  ].flatMap((names) => names.split(" ")),
);
