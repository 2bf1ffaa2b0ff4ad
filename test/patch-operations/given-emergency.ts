import { PatchBaseline } from "../../modules/patch-baseline";
import { EmergencyPatch, type EmergencyPatchProps } from "../../modules/patch-operations";
import { type Fleet, fleet } from "../support/fleet";
import { refusal } from "../support/refusal";

/** An emergency that is still to come, whenever the tests run; its list needs logs, or a place of its own. */
export const AHEAD = {
  name: "emergency-openssl",
  at: "2099-11-29T22:00:00",
  duration: 4,
  patchGroups: [{ patchGroup: "Critical", tagKey: "Patch Group" }],
  rebootOption: "NoReboot",
  patches: ["openssl*"],
} as const satisfies EmergencyPatchProps;

/** What an emergency installs that needs nothing else. */
export const OPENSSL: EmergencyPatchProps = {
  ...AHEAD,
  at: "2026-11-29T22:00:00",
  patches: ["openssl*", { id: "bind.x86_64", title: "32:9.8.2" }],
  overrideUrl: "s3://patch-output/override/emergency-openssl.yaml",
};

/** A baseline with every field that an override has. */
export function linux({ stack }: Fleet, id = "Linux") {
  return new PatchBaseline(stack, id, {
    name: "linux",
    operatingSystem: "AMAZON_LINUX_2",
    approvalRules: [
      { approveAfterDays: 0, complianceLevel: "CRITICAL" },
      { patchFilters: { severity: ["Low"] }, approveUntilDate: "2026-11-01", enableNonSecurity: true },
    ],
    globalFilters: { product: ["AmazonLinux2"] },
    approvedPatches: ["openssl*"],
    rejectedPatches: ["kernel*"],
    sources: [{ name: "extras", configuration: "[extras]", products: ["*"] }],
  });
}

export const tags = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`tag${index}`, "value"]));

/** Why an emergency of these properties is refused. */
export function refused(props: (given: Fleet) => unknown): string {
  const given = fleet();
  return refusal(() => new EmergencyPatch(given.stack, "OpenSsl", props(given) as EmergencyPatchProps));
}
