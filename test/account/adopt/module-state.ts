/** A state as a public module leaves it: count and for_each, no names of ours, provider 5 without `region`. */
export const MODULE_STATE = {
  format_version: "1.0",
  terraform_version: "1.5.7",
  values: {
    root_module: {
      resources: [
        resource("aws_s3_bucket.logs", "aws_s3_bucket", { id: "acme-patch-logs", bucket: "acme-patch-logs" }),
        resource("aws_ssm_patch_group.legacy[0]", "aws_ssm_patch_group", {
          id: "legacy,pb-0123456789abcdef0",
          baseline_id: "pb-0123456789abcdef0",
          patch_group: "legacy",
        }),
        resource("random_id.suffix", "random_id", { id: "x" }, "registry.terraform.io/hashicorp/random"),
      ],
      child_modules: [
        {
          address: 'module.patching["prod"]',
          resources: [
            resource('module.patching["prod"].aws_ssm_patch_baseline.this', "aws_ssm_patch_baseline", {
              id: "pb-0123456789abcdef0",
              arn: "arn:aws:ssm:eu-central-1:123456789012:patchbaseline/pb-0123456789abcdef0",
              name: "acme-linux",
              description: 'Costs ${money}, "quoted" and `ticked`\u2028 %{ if }',
              operating_system: "AMAZON_LINUX_2023",
              approval_rule: [
                rule(7, [
                  { key: "SEVERITY", values: ["Important", "Critical"] },
                  { key: "CLASSIFICATION", values: ["Security"] },
                ]),
                rule(0, [{ key: "CLASSIFICATION", values: ["Bugfix"] }]),
              ],
              global_filter: [],
              approved_patches: [],
              approved_patches_compliance_level: "UNSPECIFIED",
              approved_patches_enable_non_security: false,
              rejected_patches: ["telnet*"],
              rejected_patches_action: "BLOCK",
              source: [
                { name: "acme", products: ["*"], configuration: "baseurl=https://user:geheim@repo.example.com" },
              ],
              tags: { "cost center": "42" },
              tags_all: { "cost center": "42" },
            }),
            ...["web", "api"].map((name) =>
              resource(`module.patching["prod"].aws_ssm_patch_group.this["${name}"]`, "aws_ssm_patch_group", {
                id: `${name},pb-0123456789abcdef0`,
                baseline_id: "pb-0123456789abcdef0",
                patch_group: name,
              }),
            ),
            resource('module.patching["prod"].aws_ssm_maintenance_window.this[0]', "aws_ssm_maintenance_window", {
              ...window("mw-0123456789abcdef0", "scan"),
              schedule: "cron(0 0 3 ? * * *)",
              enabled: false,
            }),
            resource(
              'module.patching["prod"].aws_ssm_maintenance_window_target.this[0]',
              "aws_ssm_maintenance_window_target",
              {
                id: "11111111-2222-4333-8444-555555555555",
                window_id: "mw-0123456789abcdef0",
                name: "nodes",
                description: "The nodes",
                owner_information: "",
                resource_type: "INSTANCE",
                targets: [{ key: "tag:Patch Group", values: ["web", "api"] }],
              },
            ),
            resource(
              'module.patching["prod"].aws_ssm_maintenance_window_task.scan',
              "aws_ssm_maintenance_window_task",
              {
                ...task("22222222-2222-4333-8444-555555555555", "AWS-RunPatchBaseline", "RUN_COMMAND"),
                task_invocation_parameters: [
                  {
                    run_command_parameters: [
                      {
                        comment: "",
                        document_hash: "",
                        document_hash_type: "",
                        document_version: "$DEFAULT",
                        output_s3_bucket: "acme-patch-logs",
                        output_s3_key_prefix: "scan/",
                        service_role_arn: "",
                        timeout_seconds: 600,
                        parameter: [
                          { name: "Operation", values: ["Scan"] },
                          { name: "RebootOption", values: ["NoReboot"] },
                          { name: "SnapshotId", values: [""] },
                        ],
                        cloudwatch_config: [],
                        notification_config: [],
                      },
                    ],
                    automation_parameters: [],
                    lambda_parameters: [],
                    step_functions_parameters: [],
                  },
                ],
              },
            ),
            resource(
              'module.patching["prod"].aws_ssm_maintenance_window_task.restart',
              "aws_ssm_maintenance_window_task",
              {
                ...task("33333333-2222-4333-8444-555555555555", "AWS-RestartEC2Instance", "AUTOMATION"),
                task_invocation_parameters: [
                  {
                    automation_parameters: [
                      {
                        document_version: "$DEFAULT",
                        parameter: [{ name: "InstanceId", values: ["{{RESOURCE_ID}}"] }],
                      },
                    ],
                    run_command_parameters: [],
                    lambda_parameters: [],
                    step_functions_parameters: [],
                  },
                ],
              },
            ),
          ],
        },
        {
          address: "module.ireland",
          resources: [
            resource("module.ireland.aws_ssm_patch_baseline.this", "aws_ssm_patch_baseline", {
              id: "pb-aaaaaaaaaaaaaaaaa",
              arn: "arn:aws:ssm:eu-west-1:123456789012:patchbaseline/pb-aaaaaaaaaaaaaaaaa",
              name: "ubuntu",
              description: "",
              operating_system: "UBUNTU",
              approval_rule: [rule(0, [{ key: "PRIORITY", values: ["Required"] }])],
              global_filter: [],
              approved_patches: [],
              approved_patches_compliance_level: "UNSPECIFIED",
              approved_patches_enable_non_security: false,
              rejected_patches: [],
              rejected_patches_action: "ALLOW_AS_DEPENDENCY",
              source: [],
              tags: {},
              tags_all: {},
            }),
            resource("module.ireland.aws_ssm_default_patch_baseline.this", "aws_ssm_default_patch_baseline", {
              id: "UBUNTU",
              baseline_id: "pb-aaaaaaaaaaaaaaaaa",
              operating_system: "UBUNTU",
              region: "eu-west-1",
            }),
          ],
        },
      ],
    },
  },
};

function resource(
  address: string,
  type: string,
  values: object,
  provider_name = "registry.terraform.io/hashicorp/aws",
): object {
  const name = address.split(".").at(-1)?.replace(/\[.*/, "");
  return { address, mode: "managed", type, name, provider_name, schema_version: 0, values, sensitive_values: {} };
}

function rule(days: number, filters: readonly object[]): object {
  return {
    approve_after_days: days,
    approve_until_date: "",
    compliance_level: "UNSPECIFIED",
    enable_non_security: false,
    patch_filter: filters,
  };
}

function window(id: string, name: string): object {
  return {
    id,
    name,
    description: "",
    duration: 4,
    cutoff: 1,
    schedule_timezone: "",
    schedule_offset: 0,
    start_date: "",
    end_date: "",
    allow_unassociated_targets: false,
    tags: {},
    tags_all: {},
  };
}

function task(id: string, arn: string, type: string): object {
  return {
    id,
    arn: `arn:aws:ssm:eu-central-1:123456789012:windowtask/${id}`,
    window_id: "mw-0123456789abcdef0",
    window_task_id: id,
    task_arn: arn,
    task_type: type,
    name: "",
    description: "",
    priority: 1,
    max_concurrency: "20%",
    max_errors: "5",
    cutoff_behavior: "",
    service_role_arn: "arn:aws:iam::123456789012:role/window",
    targets: [{ key: "WindowTargetIds", values: ["11111111-2222-4333-8444-555555555555"] }],
  };
}
