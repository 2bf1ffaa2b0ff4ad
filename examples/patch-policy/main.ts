import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { App, TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import { PatchBaseline, PatchPolicy, Schedule } from "../../modules";

/** Quick Setup scans every night and installs on Sundays, in two Regions: on whatever carries the tag Stage = prod. */
export class PolicyOfTheAccount extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new AwsProvider(this, "aws", { region: "eu-central-1" });

    const linux = new PatchBaseline(this, "Linux", {
      name: "linux",
      operatingSystem: "AMAZON_LINUX_2023",
      approvalRules: [{ approveAfterDays: 7, complianceLevel: "HIGH", enableNonSecurity: true }],
    });

    new PatchPolicy(this, "Prod", {
      name: "prod",
      operation: "ScanAndInstall",
      baselines: [linux],
      baselineRegion: "eu-central-1",
      account: "123456789012",
      targetRegions: ["eu-central-1", "eu-west-1"],
      targets: { tag: { key: "Stage", value: "prod" } },
      scanSchedule: Schedule.daily("01:00"),
      installSchedule: Schedule.weekly("SUN", "02:00"),
      rebootOption: "RebootIfNeeded",
      // A run of a policy has no end and counts as 24 hours: with a delay of 7 days it takes up to 15.
      patchWithin: { Critical: 15, Important: 15 },
      localDeploymentAdministrationRoleArn:
        "arn:aws:iam::123456789012:role/AWS-QuickSetup-PatchPolicy-LocalAdministrationRole",
      localDeploymentExecutionRoleName: "AWS-QuickSetup-PatchPolicy-LocalExecutionRole",
    });
  }
}

/** The command writes the stack beside this file. */
export function main(outdir = `${__dirname}/cdktf.out`): void {
  const app = new App({ outdir });
  new PolicyOfTheAccount(app, "patch-policy");
  app.synth();
}

if (require.main === module) main(process.env.CDKTF_OUTDIR);
