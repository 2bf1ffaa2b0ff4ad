import type { TerraformStack } from "cdktf";
import { MaintenanceWindow, type PatchBaseline, PatchGroup, Schedule } from "../../modules";

const WEEKLY = {
  schedule: Schedule.weekly("SUN", "04:00"),
  scheduleTimezone: "Europe/Paris",
  duration: 3,
  cutoff: 1,
} as const;

/**
 * No run between 14 December and 4 January: one window ends before the freeze, another one begins after it. The
 * deadline is proved for all other days: within the freeze its clock stands still. `until` is the first day that counts again.
 */
export function freezeInDecember(stack: TerraformStack, linux: PatchBaseline<"AMAZON_LINUX_2023">): void {
  const web = new PatchGroup(stack, "Web", {
    patchGroup: "web",
    baselines: [linux],
    patchWithin: { Critical: 14, Important: 14, exceptDuring: [{ from: "2026-12-14", until: "2027-01-04" }] },
  });
  const before = new MaintenanceWindow(stack, "BeforeFreeze", {
    ...WEEKLY,
    name: "web-before-freeze",
    endDate: "2026-12-14T00:00:00+01:00",
  });
  const after = new MaintenanceWindow(stack, "AfterFreeze", {
    ...WEEKLY,
    name: "web-after-freeze",
    startDate: "2027-01-04T00:00:00+01:00",
  });
  for (const window of [before, after]) {
    window.addPatchTask("Install", {
      operation: "Install",
      targets: [window.addTarget("Web", { patchGroups: [web] })],
      rebootOption: "RebootIfNeeded",
    });
  }
}
