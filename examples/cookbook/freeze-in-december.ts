import type { TerraformStack } from "cdktf";
import { MaintenanceWindow, type PatchGroup, Schedule } from "../../modules";

const WEEKLY = {
  schedule: Schedule.weekly("SUN", "04:00"),
  scheduleTimezone: "Europe/Paris",
  duration: 3,
  cutoff: 1,
} as const;

/** No run between 14 December and 4 January: one window ends before the freeze, another one begins after it. */
export function freezeInDecember(stack: TerraformStack, web: PatchGroup): void {
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
