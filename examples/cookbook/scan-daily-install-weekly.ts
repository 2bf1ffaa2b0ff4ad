import type { TerraformStack } from "cdktf";
import { PatchBaseline, PatchGroup, PatchSchedule, Schedule } from "../../modules";

/** Scans web servers at noon, and installs on Sundays: the installation reports what a scan would find that day. */
export function scanDailyInstallWeekly(stack: TerraformStack): void {
  const linux = new PatchBaseline(stack, "Linux", {
    name: "linux",
    operatingSystem: "AMAZON_LINUX_2023",
    approvalRules: [{ approveAfterDays: 3, complianceLevel: "HIGH", enableNonSecurity: true }],
  });
  const web = new PatchGroup(stack, "Web", {
    patchGroup: "web",
    baselines: [linux],
    patchWithin: { Critical: 14, Important: 14 },
  });

  new PatchSchedule(stack, "WebSchedule", {
    name: "web",
    patchGroups: [web],
    scheduleTimezone: "Asia/Seoul",
    scan: { schedule: Schedule.expression("cron(0 12 ? * MON-SAT *)"), duration: 2, cutoff: 1 },
    install: { schedule: Schedule.weekly("SUN", "02:00"), duration: 3, cutoff: 1, rebootOption: "RebootIfNeeded" },
  });
}
