import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { TerraformStack } from "cdktf";
import { MaintenanceWindow, PatchBaseline, PatchGroup, Schedule } from "cdktf-patch-manager";
import type { Construct } from "constructs";

const rules = [
  { approveAfterDays: 0, complianceLevel: "CRITICAL" },
  { approveAfterDays: 0, complianceLevel: "MEDIUM", enableNonSecurity: true },
] as const;

/** One account's patching, written with this package as users load it: compiled. */
export function stackWithConstructs(scope: Construct, id: string): TerraformStack {
  const stack = new TerraformStack(scope, id);
  new AwsProvider(stack, "aws", { region: "eu-central-1" });

  const amazonLinux2 = new PatchBaseline(stack, "AmazonLinux2", {
    name: "amazon-linux-2",
    operatingSystem: "AMAZON_LINUX_2",
    approvalRules: rules,
    rejectedPatches: ["system-release.*"],
  });
  const amazonLinux2023 = new PatchBaseline(stack, "AmazonLinux2023", {
    name: "amazon-linux-2023",
    operatingSystem: "AMAZON_LINUX_2023",
    approvalRules: rules,
    rejectedPatches: ["system-release.*"],
  });
  const critical = new PatchGroup(stack, "Critical", {
    patchGroup: "Critical",
    baselines: [amazonLinux2, amazonLinux2023],
  });

  const sunday = new MaintenanceWindow(stack, "Sunday", {
    name: "sunday",
    schedule: Schedule.weekly("SUN", "02:00"),
    scheduleTimezone: "Asia/Seoul",
    duration: 3,
    cutoff: 1,
  });
  sunday.addPatchTask("Install", {
    operation: "Install",
    targets: [sunday.addTarget("Critical", { patchGroups: [critical] })],
    rebootOption: "RebootIfNeeded",
  });
  return stack;
}
