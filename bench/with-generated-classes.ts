import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { SsmMaintenanceWindow } from "@cdktf/provider-aws/lib/ssm-maintenance-window";
import { SsmMaintenanceWindowTarget } from "@cdktf/provider-aws/lib/ssm-maintenance-window-target";
import { SsmMaintenanceWindowTask } from "@cdktf/provider-aws/lib/ssm-maintenance-window-task";
import { SsmPatchBaseline } from "@cdktf/provider-aws/lib/ssm-patch-baseline";
import { SsmPatchGroup } from "@cdktf/provider-aws/lib/ssm-patch-group";
import { TerraformStack } from "cdktf";
import type { Construct } from "constructs";

/** The same resources as `stackWithConstructs`, argument by argument, written with the generated classes. */
export function stackWithGeneratedClasses(scope: Construct, id: string): TerraformStack {
  const stack = new TerraformStack(scope, id);
  new AwsProvider(stack, "aws", { region: "eu-central-1" });

  const baselines = [
    baseline(stack, "AmazonLinux2", "amazon-linux-2", "AMAZON_LINUX_2"),
    baseline(stack, "AmazonLinux2023", "amazon-linux-2023", "AMAZON_LINUX_2023"),
  ];
  for (const [index, { id: baselineId }] of baselines.entries()) {
    new SsmPatchGroup(stack, `Critical${index}`, { patchGroup: "Critical", baselineId });
  }

  const window = new SsmMaintenanceWindow(stack, "Sunday", {
    name: "sunday",
    schedule: "cron(0 2 ? * SUN *)",
    scheduleTimezone: "Asia/Seoul",
    duration: 3,
    cutoff: 1,
  });
  const target = new SsmMaintenanceWindowTarget(stack, "Target", {
    windowId: window.id,
    resourceType: "INSTANCE",
    targets: [{ key: "tag:Patch Group", values: ["Critical"] }],
  });
  new SsmMaintenanceWindowTask(stack, "Task", {
    windowId: window.id,
    taskType: "RUN_COMMAND",
    taskArn: "AWS-RunPatchBaseline",
    targets: [{ key: "WindowTargetIds", values: [target.id] }],
    maxConcurrency: "10%",
    maxErrors: "1",
    taskInvocationParameters: {
      runCommandParameters: {
        parameter: [
          { name: "Operation", values: ["Install"] },
          { name: "RebootOption", values: ["RebootIfNeeded"] },
        ],
      },
    },
  });
  return stack;
}

function baseline(stack: TerraformStack, id: string, name: string, operatingSystem: string): SsmPatchBaseline {
  const patchFilter = ["PRODUCT", "CLASSIFICATION", "SEVERITY"].map((key) => ({ key, values: ["*"] }));
  return new SsmPatchBaseline(stack, id, {
    name,
    operatingSystem,
    approvalRule: [
      { approveAfterDays: 0, complianceLevel: "CRITICAL", patchFilter },
      { approveAfterDays: 0, complianceLevel: "MEDIUM", enableNonSecurity: true, patchFilter },
    ],
    rejectedPatches: ["system-release.*"],
    rejectedPatchesAction: "ALLOW_AS_DEPENDENCY",
  });
}
