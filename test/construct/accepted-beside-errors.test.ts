import { acceptFinding, unlisted } from "../../modules";
import { PatchBaseline } from "../../modules/patch-baseline";
import { PatchFleet } from "../../modules/patch-fleet";
import { FLEET, WITH_UBUNTU } from "../patch-fleet/given";
import { appOn } from "../support/apps";
import { fleet } from "../support/fleet";
import { refusal } from "../support/refusal";

const ACCEPTED = { reason: "each ring has a mirror of its own", owner: "ops", until: "2027-03-31" };

describe("what somebody accepts does not stand beside errors as a warning", () => {
  test.each([
    [true, "2027-03-31"],
    [false, "2026-01-31"],
  ])("of a fleet: %s until %s", (isAccepted, until) => {
    const app = appOn();
    const rings = FLEET.rings.map((ring) => ({ ...ring, daysOnRingBefore: 30 }));
    acceptFinding(app, { ...ACCEPTED, check: "PM812", until });

    const text = refusal(
      () => new PatchFleet(app, { ...FLEET, lockFile: "not-there.json", environment: WITH_UBUNTU, rings } as never),
    );

    expect(text).toContain("[PM811]");
    expect(text.includes("[PM812]")).toBe(!isAccepted);
  });

  test("of an object", () => {
    const { stack } = fleet();
    const windows = {
      name: "windows",
      operatingSystem: "WINDOWS",
      approvalRules: [{ patchFilters: { msrcSeverity: [unlisted("Medium")] }, approveAfterDays: 400 }],
    } as const;
    acceptFinding(stack, { ...ACCEPTED, check: "PM123" });

    expect(refusal(() => new PatchBaseline(stack, "Windows", windows))).not.toContain("[PM123]");
  });
});
