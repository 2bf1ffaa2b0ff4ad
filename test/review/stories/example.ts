/** Terraform configuration as JSON, open to be changed by a story. */
// biome-ignore lint/suspicious/noExplicitAny: a story reaches anywhere into a configuration
export type Open = any;

/** A window on Sundays that patches the groups prod-web and dev-web, each with a baseline of its own. */
export function example(): Open {
  return {
    terraform: { required_providers: { aws: { source: "hashicorp/aws" } } },
    provider: { aws: { region: "eu-central-1" } },
    resource: {
      aws_ssm_patch_baseline: {
        Linux: {
          name: "linux",
          description: "security first",
          operating_system: "AMAZON_LINUX_2023",
          approval_rule: [rule(7, ["Critical", "Important"], "CRITICAL"), rule(14, ["Medium"], "MEDIUM")],
          rejected_patches: ["kernel*", "system-release.*"],
          tags: { team: "platform" },
        },
        Ubuntu: {
          name: "ubuntu",
          operating_system: "UBUNTU",
          approval_rule: [{ approve_after_days: 7, patch_filter: [{ key: "PRIORITY", values: ["Required"] }] }],
        },
      },
      aws_ssm_patch_group: {
        ProdWeb: { patch_group: "prod-web", baseline_id: "${aws_ssm_patch_baseline.Linux.id}" },
        DevWeb: { patch_group: "dev-web", baseline_id: "${aws_ssm_patch_baseline.Ubuntu.id}" },
      },
      aws_ssm_maintenance_window: {
        Sunday: {
          name: "sunday",
          schedule: "cron(0 2 ? * SUN *)",
          schedule_timezone: "Asia/Seoul",
          duration: 3,
          cutoff: 1,
        },
      },
      aws_ssm_maintenance_window_target: {
        Web: {
          window_id: "${aws_ssm_maintenance_window.Sunday.id}",
          resource_type: "INSTANCE",
          name: "web",
          targets: [{ key: "tag:Patch Group", values: ["dev-web", "prod-web"] }],
        },
      },
      aws_ssm_maintenance_window_task: {
        Install: {
          window_id: "${aws_ssm_maintenance_window.Sunday.id}",
          name: "install",
          task_type: "RUN_COMMAND",
          task_arn: "AWS-RunPatchBaseline",
          max_concurrency: "10%",
          max_errors: "1",
          targets: [{ key: "WindowTargetIds", values: ["${aws_ssm_maintenance_window_target.Web.id}"] }],
          task_invocation_parameters: [
            {
              run_command_parameters: [
                {
                  parameter: [
                    { name: "Operation", values: ["Install"] },
                    { name: "RebootOption", values: ["RebootIfNeeded"] },
                  ],
                },
              ],
            },
          ],
        },
      },
    },
  };
}

/** A rule about security patches of some severities. */
export function rule(days: number, severity: readonly string[], level: string): Open {
  return {
    approve_after_days: days,
    compliance_level: level,
    patch_filter: [
      { key: "CLASSIFICATION", values: ["Security"] },
      { key: "SEVERITY", values: severity },
    ],
  };
}

export const linux = (open: Open): Open => open.resource.aws_ssm_patch_baseline.Linux;
export const sunday = (open: Open): Open => open.resource.aws_ssm_maintenance_window.Sunday;
export const web = (open: Open): Open => open.resource.aws_ssm_maintenance_window_target.Web;
export const install = (open: Open): Open => open.resource.aws_ssm_maintenance_window_task.Install;
export const command = (open: Open): Open => install(open).task_invocation_parameters[0].run_command_parameters[0];
