import type { TerraformStack } from "cdktf";
import { MaintenanceWindow, Schedule } from "../../modules/maintenance-window";
import { PatchBaseline } from "../../modules/patch-baseline";
import { PatchGroup, type PatchWithin } from "../../modules/patch-group";

export interface GivenGroup {
  readonly system?: "AMAZON_LINUX_2023" | "UBUNTU" | "WINDOWS";
  readonly delay?: number;
  readonly rebootOption?: "NoReboot" | "RebootIfNeeded";
}

/** A group of one system with a deadline, as JavaScript may write it, patched each Sunday. */
export function patchedOnSundays(
  stack: TerraformStack,
  patchWithin: unknown,
  { system = "AMAZON_LINUX_2023", delay = 7, rebootOption = "RebootIfNeeded" }: GivenGroup = {},
): PatchGroup {
  const baseline = new PatchBaseline(stack, "Base", {
    name: "base",
    operatingSystem: system as "AMAZON_LINUX_2023",
    approvalRules: [{ approveAfterDays: delay }],
  });
  const web = new PatchGroup(stack, "Web", {
    patchGroup: "web",
    baselines: [baseline],
    patchWithin: patchWithin as PatchWithin<"AMAZON_LINUX_2023">,
  });
  const window = new MaintenanceWindow(stack, "Sunday", {
    name: "sunday",
    schedule: Schedule.weekly("SUN", "02:00"),
    duration: 4,
    cutoff: 1,
  });
  const targets = [window.addTarget("Web", { patchGroups: [web] })];
  window.addPatchTask("Install", { operation: "Install", rebootOption, targets });
  return web;
}
