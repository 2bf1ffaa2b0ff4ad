import { EmergencyPatch, type PatchFleet, PatchLogs } from "../../modules";

/** Installs fixed packages in every account of a fleet, once, outside of the weekly windows. */
export function emergencyInAFleet(fleet: PatchFleet, patches: readonly string[], at: string): void {
  for (const stack of Object.values(fleet.stacks)) {
    const [home] = Object.values(stack.environment.regions);
    const servers = home?.patchGroups.Servers;
    if (servers === undefined) continue;
    new EmergencyPatch(stack, "Emergency", {
      name: "emergency",
      at,
      duration: 4,
      patchGroups: [servers],
      rebootOption: "RebootIfNeeded",
      patches,
      logs: new PatchLogs(stack, "EmergencyLogs"),
    });
  }
}
