/** Lists of ours that are repeated blocks of Terraform's, which have the singular as their name. */
export const BLOCKS: ReadonlyMap<string, string> = new Map(
  Object.entries({ approvalRules: "approval_rule", patchFilters: "patch_filter", globalFilters: "global_filter" }),
);

/** What our constructs have a name of their own for, and Terraform another place. */
export const OWN_NAMES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    msrcSeverity: "MSRC_SEVERITY",
    productFamily: "PRODUCT_FAMILY",
    patchSet: "PATCH_SET",
    registerAsDefault: "an aws_ssm_default_patch_baseline",
    instanceIds: "targets (key InstanceIds)",
    tagKey: "the tag's key",
    tagKeys: "targets (key tag-key)",
    rebootOption: "parameter RebootOption",
    installOverrideList: "parameter InstallOverrideList",
    baselineOverride: "parameter BaselineOverride",
    stepTimeoutSeconds: "parameter StepTimeoutSeconds",
    baselineTags: "parameter BaselineTags",
    preInstall: "parameter PreInstallHookDocName",
    postInstall: "parameter PostInstallHookDocName",
    onExit: "parameter OnExitHookDocName",
    installSchedule: "parameter ConfigurationOptionsInstallValue",
    scanSchedule: "parameter ConfigurationOptionsScanValue",
    installWaits: "parameter ConfigurationOptionsInstallNextInterval",
    baselineRegion: "parameter PatchBaselineRegion",
    organizationalUnits: "parameter TargetOrganizationalUnits",
    targetRegions: "parameter TargetRegions",
    allNodes: "targets (key InstanceIds, value *)",
    resourceGroup: "targets (key resource-groups:Name)",
    resourceTypeFilters: "targets (key resource-groups:ResourceTypeFilters)",
    executionName: "step_functions_parameters.name",
    notificationRoleArn: "run_command_parameters.service_role_arn",
    outputS3Region: "output_location.s3_region",
    serviceRole: "service_role_arn",
    addAutomationTask: "task_type AUTOMATION",
    addRunCommandTask: "task_type RUN_COMMAND",
    addLambdaTask: "task_type LAMBDA",
    addStepFunctionsTask: "task_type STEP_FUNCTIONS",
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
    "automation_target_parameter_name wait_for_success_timeout_seconds create_before_destroy client_context",
    "local_deployment_administration_role_arn local_deployment_execution_role_name",
  ].flatMap((names) => names.split(" ")),
);
