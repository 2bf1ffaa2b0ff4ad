import { type AccountStack, EmergencyPatch, PatchBaseline } from "../../modules";

/** Installs one update on the nodes of the group `Windows`, once, whatever delay their own baseline has. */
export function oneKbOnWindows(stack: AccountStack, { kb, at }: { readonly kb: string; readonly at: string }): void {
  for (const [region, { patchGroups, logs }] of Object.entries(stack.environment.regions)) {
    const windows = patchGroups.Windows;
    if (windows === undefined || logs === undefined) continue;
    // No rule and no patch group: it counts in this window alone, and approves the update by name, without a delay.
    const now = new PatchBaseline(stack, `${kb}-${region}`, {
      region,
      name: `emergency-${kb}`,
      operatingSystem: "WINDOWS",
      approvedPatches: [kb],
    });
    new EmergencyPatch(stack, `Emergency-${kb}-${region}`, {
      region,
      name: `emergency-${kb}`,
      at,
      duration: 3,
      patchGroups: [windows],
      baselines: [now],
      rebootOption: "RebootIfNeeded",
      serviceRole: stack.environment.serviceRole,
      logs,
    });
  }
}
