import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import { PatchBaseline, PatchGroup } from "../../modules";

/** A baseline and the group that follows it. */
export class Patching extends TerraformStack {
  constructor(scope: Construct, id: string, approveAfterDays: number) {
    super(scope, id);
    new AwsProvider(this, "aws", { region: "eu-central-1" });
    const linux = new PatchBaseline(this, "Linux", {
      name: "linux",
      operatingSystem: "AMAZON_LINUX_2023",
      approvalRules: [{ approveAfterDays, complianceLevel: "HIGH", enableNonSecurity: true }],
    });
    new PatchGroup(this, "Web", { patchGroup: "web", baselines: [linux] });
  }
}
