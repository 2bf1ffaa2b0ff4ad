import { type App, TerraformStack } from "cdktf";
import { EmergencyPatch } from "../../modules/patch-operations";

/** An emergency window in every stack of a fleet. */
export function withEmergency(app: App): void {
  for (const stack of app.node.children.filter((child): child is TerraformStack => TerraformStack.isStack(child))) {
    new EmergencyPatch(stack, "Openssl", {
      name: "openssl",
      at: "2026-11-25T20:00:00",
      duration: 4,
      patchGroups: [{ patchGroup: "web", tagKey: "Patch Group" }],
      rebootOption: "NoReboot",
      patches: ["openssl*"],
      overrideUrl: "s3://patch-output/override/openssl.yaml",
    });
  }
}
