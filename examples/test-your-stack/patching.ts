import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import { MaintenanceWindow, PatchBaseline, PatchGroup, Schedule } from "../../modules";

/** A baseline, the group that follows it, and a window that patches its nodes. */
export class Patching extends TerraformStack {
  constructor(scope: Construct, id: string, approveAfterDays: number) {
    super(scope, id);
    new AwsProvider(this, "aws", { region: "eu-central-1" });
    const linux = new PatchBaseline(this, "Linux", {
      name: "linux",
      operatingSystem: "AMAZON_LINUX_2023",
      approvalRules: [{ approveAfterDays, complianceLevel: "HIGH", enableNonSecurity: true }],
    });
    const web = new PatchGroup(this, "Web", {
      patchGroup: "web",
      baselines: [linux],
      patchWithin: { Critical: 15, Important: 15 },
    });

    const sunday = new MaintenanceWindow(this, "Sunday", {
      name: "sunday",
      schedule: Schedule.weekly("SUN", "02:00"),
      duration: 3,
      cutoff: 1,
    });
    const nodes = sunday.addTarget("Nodes", { patchGroups: [web] });
    sunday.addPatchTask("Install", { operation: "Install", rebootOption: "RebootIfNeeded", targets: [nodes] });
  }
}
