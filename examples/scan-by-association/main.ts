import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { App, TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import { PatchAssociation, PatchBaseline, PatchGroup, Schedule } from "../../modules";

/** State Manager looks every night what is missing, and installs on Sundays: without a maintenance window. */
export class ScanByAssociation extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new AwsProvider(this, "aws", { region: "eu-central-1" });

    const baseline = new PatchBaseline(this, "Linux", {
      name: "linux",
      operatingSystem: "AMAZON_LINUX_2023",
      approvalRules: [{ approveAfterDays: 7, complianceLevel: "HIGH", enableNonSecurity: true }],
    });
    const web = new PatchGroup(this, "Web", {
      patchGroup: "web",
      baselines: [baseline],
      // 7 days, a week to the next run, and a day: an association has no end.
      patchWithin: { Critical: 15 },
    });

    new PatchAssociation(this, "Scan", {
      associationName: "scan-web",
      operation: "Scan",
      targets: { patchGroups: [web] },
      scheduleExpression: Schedule.daily("01:00"),
    });
    new PatchAssociation(this, "Install", {
      associationName: "install-web",
      operation: "Install",
      rebootOption: "RebootIfNeeded",
      targets: { patchGroups: [web] },
      scheduleExpression: Schedule.weekly("SUN", "02:00"),
      maxConcurrency: "20%",
    });
  }
}

/** The command writes the stack beside this file. */
export function main(outdir = `${__dirname}/cdktf.out`): void {
  const app = new App({ outdir });
  new ScanByAssociation(app, "scan-by-association");
  app.synth();
}

if (require.main === module) main(process.env.CDKTF_OUTDIR);
