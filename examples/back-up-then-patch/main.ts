import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { App, TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import { MaintenanceWindow, PatchBaseline, PatchGroup, PatchTaskRole, Schedule } from "../../modules";

/** An image of each node first, then the patches, then a test: in the order of their priorities. */
export class BackUpThenPatch extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new AwsProvider(this, "aws", { region: "eu-central-1" });

    const baseline = new PatchBaseline(this, "Linux", {
      name: "linux",
      operatingSystem: "AMAZON_LINUX_2023",
      approvalRules: [{ approveAfterDays: 7, complianceLevel: "HIGH", enableNonSecurity: true }],
    });
    // 7 days, a week to the next run, and 4 hours.
    const web = new PatchGroup(this, "Web", {
      patchGroup: "web",
      baselines: [baseline],
      patchWithin: { Critical: 15, Important: 15 },
    });

    const window = new MaintenanceWindow(this, "Sunday", {
      name: "sunday",
      schedule: Schedule.weekly("SUN", "02:00"),
      duration: 4,
      cutoff: 1,
    });
    const serviceRole = new PatchTaskRole(this, "Role");
    const targets = [window.addTarget("Web", { patchGroups: [web], expectedNodes: 20 })];

    window.addAutomationTask("Image", {
      taskArn: "AWS-CreateImage",
      parameters: { NoReboot: true, AutomationAssumeRole: "arn:aws:iam::123456789012:role/make-images" },
      targets,
      serviceRole,
      priority: 1,
      maxConcurrency: 10,
      minutesPerNode: 20,
    });
    window.addPatchTask("Install", {
      operation: "Install",
      rebootOption: "RebootIfNeeded",
      targets,
      serviceRole,
      priority: 2,
      maxConcurrency: 5,
      minutesPerNode: 20,
    });
    window.addRunCommandTask("Test", {
      taskArn: "AWS-RunShellScript",
      parameters: { commands: ["systemctl is-active nginx"] },
      targets,
      serviceRole,
      priority: 3,
      maxConcurrency: 20,
      minutesPerNode: 2,
    });
  }
}

/** The command writes the stack beside this file. */
export function main(outdir = `${__dirname}/cdktf.out`): void {
  const app = new App({ outdir });
  new BackUpThenPatch(app, "back-up-then-patch");
  app.synth();
}

if (require.main === module) main(process.env.CDKTF_OUTDIR);
