import type { TerraformStack } from "cdktf";
import { MaintenanceWindow, PatchBaseline, PatchGroup, Schedule } from "../../modules";

/** One patch group with three operating systems: each node follows the baseline of its own system. */
export function mixedSystems(stack: TerraformStack): void {
  const amazonLinux = new PatchBaseline(stack, "AmazonLinux2023", {
    name: "amazon-linux-2023",
    operatingSystem: "AMAZON_LINUX_2023",
    approvalRules: [{ approveAfterDays: 3, complianceLevel: "HIGH", enableNonSecurity: true }],
  });
  // Nodes with Ubuntu ignore approval delays: what a rule selects is approved immediately.
  const ubuntu = new PatchBaseline(stack, "Ubuntu", {
    name: "ubuntu",
    operatingSystem: "UBUNTU",
    approvalRules: [{ complianceLevel: "HIGH", enableNonSecurity: true }],
  });
  const windows = new PatchBaseline(stack, "Windows", {
    name: "windows",
    operatingSystem: "WINDOWS",
    approvalRules: [
      {
        patchFilters: { classification: ["CriticalUpdates", "SecurityUpdates"] },
        approveAfterDays: 3,
        complianceLevel: "CRITICAL",
      },
    ],
  });
  const servers = new PatchGroup(stack, "Servers", {
    patchGroup: "servers",
    baselines: [amazonLinux, ubuntu, windows],
    // Of every severity, for Ubuntu has none.
    patchWithin: { any: 14 },
  });

  const sunday = new MaintenanceWindow(stack, "Sunday", {
    name: "servers-sunday",
    schedule: Schedule.weekly("SUN", "04:00"),
    scheduleTimezone: "Europe/Paris",
    duration: 3,
    cutoff: 1,
  });
  sunday.addPatchTask("Install", {
    operation: "Install",
    targets: [sunday.addTarget("Servers", { patchGroups: [servers] })],
    rebootOption: "RebootIfNeeded",
  });
}
