import { summariseEnvironment } from "../../../cli/summary/environment-summary";
import { readTerraformConfiguration } from "../../../model/terraform/read-terraform-configuration";

const NOW = new Date("2026-11-23T00:00:00Z");

const everything = ["PRODUCT", "CLASSIFICATION", "SEVERITY"].map((key) => ({ key, values: ["*"] }));
const configuration = {
  resource: {
    aws_ssm_patch_baseline: {
      AmazonLinux2: {
        name: "al2",
        operating_system: "AMAZON_LINUX_2",
        approval_rule: [{ approve_after_days: 0, enable_non_security: true, patch_filter: everything }],
        rejected_patches: ["system-release.*"],
      },
    },
    aws_ssm_patch_group: {
      Critical_AL2: { baseline_id: "${aws_ssm_patch_baseline.AmazonLinux2.id}", patch_group: "Critical" },
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
      Sunday_Critical: {
        window_id: "${aws_ssm_maintenance_window.Sunday.id}",
        resource_type: "INSTANCE",
        targets: [{ key: "tag:Patch Group", values: ["Critical"] }],
      },
    },
    aws_ssm_maintenance_window_task: {
      Sunday_Install: {
        window_id: "${aws_ssm_maintenance_window.Sunday.id}",
        task_type: "RUN_COMMAND",
        task_arn: "AWS-RunPatchBaseline",
        max_concurrency: "10%",
        max_errors: "1",
        targets: [{ key: "WindowTargetIds", values: ["${aws_ssm_maintenance_window_target.Sunday_Critical.id}"] }],
        task_invocation_parameters: {
          run_command_parameters: {
            parameter: [
              { name: "Operation", values: ["Install"] },
              { name: "RebootOption", values: ["RebootIfNeeded"] },
            ],
          },
        },
      },
    },
  },
};

test("a patch group tells its systems, its window and the next runs in 80 columns", () => {
  const lines = summariseEnvironment(readTerraformConfiguration(configuration), NOW);

  expect(lines).toEqual([
    "  Critical   Amazon Linux 2  every patch at once, except system-release.*",
    "             Sun 02:00 Asia/Seoul, 3 h  Install, reboots if anything was",
    "             installed, 10% at a time",
    "             next: Sun 29 Nov, Sun 6 Dec, Sun 13 Dec",
  ]);
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(80);
});

test("a group that no window targets is told as such", () => {
  const { aws_ssm_patch_baseline, aws_ssm_patch_group } = configuration.resource;

  const lines = summariseEnvironment(
    readTerraformConfiguration({ resource: { aws_ssm_patch_baseline, aws_ssm_patch_group } }),
    NOW,
  );

  expect(lines).toEqual([
    "  Critical   Amazon Linux 2  every patch at once, except system-release.*",
    "             no maintenance window targets this group",
  ]);
});

test("an environment without patch groups has nothing to tell", () => {
  expect(summariseEnvironment(readTerraformConfiguration({ resource: {} }), NOW)).toEqual([]);
});
