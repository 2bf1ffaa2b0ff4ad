import { join } from "node:path";
import { App } from "cdktf";
import type { Construct } from "constructs";
import { PatchFleet, Schedule } from "../../modules";

/** Five accounts in three rings: a stack for each. */
export function patchFleet(app: Construct, shard?: string): PatchFleet {
  return new PatchFleet(app, {
    // What everybody follows, but for what a ring or an account says differently.
    environment: {
      patchWithin: { Critical: 15, Important: 15 },
      baselines: {
        AmazonLinux2023: {
          name: "amazon-linux-2023",
          operatingSystem: "AMAZON_LINUX_2023",
          approvalRules: [{ approveAfterDays: 0, complianceLevel: "CRITICAL", enableNonSecurity: true }],
        },
        Windows: {
          name: "windows",
          operatingSystem: "WINDOWS",
          approvalRules: [{ approveAfterDays: 0, complianceLevel: "CRITICAL" }],
        },
      },
      patchGroups: { Servers: { patchGroup: "servers", baselines: ["AmazonLinux2023", "Windows"] } },
      maintenanceWindows: {
        Weekly: {
          name: "weekly",
          schedule: Schedule.weekly("SUN", "04:00"),
          scheduleTimezone: "Europe/Paris",
          duration: 3,
          cutoff: 1,
          patchGroups: ["Servers"],
          patchTasks: { Install: { operation: "Install", rebootOption: "RebootIfNeeded" } },
        },
      },
    },
    region: "eu-central-1",
    rings: [
      { name: "dev", maintenanceWindows: { Weekly: { schedule: Schedule.weekly("TUE", "22:00") } } },
      { name: "test", soakDays: 3, maintenanceWindows: { Weekly: { schedule: Schedule.weekly("THU", "22:00") } } },
      { name: "prod", soakDays: 7, daysOnRingBefore: 1, enableNonSecurity: false },
    ],
    accounts: PatchFleet.accountsFromFile(join(__dirname, "accounts.yaml")),
    lockFile: join(__dirname, "patch-lock.json"),
    roleName: "patching",
    backend: { kind: "local" },
    shard,
  });
}

/** The command: `--shard 1/2` makes it write the stacks of that part alone. */
export function main([option, shard]: readonly string[], outdir = join(__dirname, "cdktf.out")): void {
  const app = new App({ outdir });
  patchFleet(app, option === "--shard" ? shard : undefined);
  app.synth();
}

if (require.main === module) {
  main(process.argv.slice(2), process.env.CDKTF_OUTDIR);
  if (process.env.CDKTF_OUTDIR === undefined) {
    console.log("Next: npx cdktf-patch matrix --app examples/fleet/cdktf.out    what every account follows");
  }
}
