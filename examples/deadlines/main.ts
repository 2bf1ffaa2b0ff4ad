import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { App, TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import { PatchDeadlines, PatchEnvironment, Schedule } from "../../modules";

/** Critical patches within 7.5 days, whatever the release, and Cyber Essentials for all servers. */
export class WithDeadlines extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new AwsProvider(this, "aws", { region: "eu-central-1" });

    new PatchEnvironment(this, "Default", {
      patchWithin: { ...PatchDeadlines.cyberEssentials(), tolerateMissedRuns: 1 },
      baselines: {
        Linux: {
          name: "linux",
          operatingSystem: "AMAZON_LINUX_2023",
          approvalRules: [{ approveAfterDays: 3, complianceLevel: "HIGH", enableNonSecurity: true }],
        },
      },
      patchGroups: {
        Web: { patchGroup: "web", baselines: ["Linux"], patchWithin: { Critical: 7.5, Important: 14 } },
        Batch: { patchGroup: "batch", baselines: ["Linux"] },
      },
      maintenanceWindows: {
        TwiceAWeek: {
          name: "twice-a-week",
          schedule: Schedule.weekly(["SUN", "WED"], "04:00"),
          scheduleTimezone: "Europe/Berlin",
          duration: 3,
          cutoff: 1,
          patchGroups: ["Web", "Batch"],
          patchTasks: { Install: { operation: "Install", rebootOption: "RebootIfNeeded" } },
        },
      },
    });
  }
}

/** The command writes the stack beside this file. */
export function main(outdir = `${__dirname}/cdktf.out`): void {
  const app = new App({ outdir });
  new WithDeadlines(app, "deadlines");
  app.synth();
}

if (require.main === module) main(process.env.CDKTF_OUTDIR);
