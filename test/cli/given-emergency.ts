import { type App, TerraformStack } from "cdktf";
import { EmergencyPatch, type EmergencyPatchProps } from "../../modules/patch-operations";

/** What an emergency of the group `web` installs, once. */
export const EMERGENCY = {
  name: "openssl",
  at: "2026-11-25T20:00:00",
  duration: 4,
  patchGroups: [{ patchGroup: "web", tagKey: "Patch Group" }],
  rebootOption: "NoReboot",
  patches: ["openssl*"],
  overrideUrl: "s3://patch-output/override/openssl.yaml",
} as const;

/** An emergency window in every stack of a fleet. */
export function withEmergency(app: App, more: Partial<EmergencyPatchProps> = {}): void {
  for (const stack of stacksOf(app)) new EmergencyPatch(stack, "Openssl", { ...EMERGENCY, ...more });
}

export function stacksOf(app: App): readonly TerraformStack[] {
  return app.node.children.filter((child): child is TerraformStack => TerraformStack.isStack(child));
}
