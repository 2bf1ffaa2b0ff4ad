import type { TerraformStack } from "cdktf";
import { PatchEnvironment, Schedule } from "../../modules";

/**
 * No installation and no reboot from 14 December to 3 January: `until` is the first day on which windows open again. The
 * scans go on. The deadline is proved for all other days: within the freeze its clock stands still.
 */
export function freezeInDecember(stack: TerraformStack): void {
  const ofWindow = { scheduleTimezone: "Europe/Paris", duration: 3, cutoff: 1, patchGroups: ["Web"] } as const;
  new PatchEnvironment(stack, "Default", {
    changeFreezes: [{ from: "2026-12-14", until: "2027-01-04" }],
    patchWithin: { Critical: 14, Important: 14 },
    baselines: {
      Linux: {
        name: "linux",
        operatingSystem: "AMAZON_LINUX_2023",
        approvalRules: [{ approveAfterDays: 3, enableNonSecurity: true }],
      },
    },
    patchGroups: { Web: { patchGroup: "web", baselines: ["Linux"] } },
    maintenanceWindows: {
      Weekly: {
        ...ofWindow,
        name: "web-weekly",
        schedule: Schedule.weekly("SUN", "04:00"),
        patchTasks: { Install: { operation: "Install", rebootOption: "RebootIfNeeded" } },
      },
      Daily: {
        ...ofWindow,
        name: "web-daily",
        schedule: Schedule.daily("12:00"),
        patchTasks: { Scan: { operation: "Scan" } },
      },
    },
  });
}
