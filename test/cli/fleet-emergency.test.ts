import type { App, TerraformStack } from "cdktf";
import { emergencyLines } from "../../cli/fleet/emergencies";
import { EmergencyPatch, PatchNotifications, PatchTaskRole } from "../../modules/patch-operations";
import { synthesisedFleet } from "./given-apps";
import { EMERGENCY, stacksOf, withEmergency } from "./given-emergency";
import { run } from "./given-stacks";

test("the calendar tells an emergency of three rings in one row: it keeps no order of rings", async () => {
  const { out } = await run(synthesisedFleet({}, { add: withEmergency }), ["calendar"]);

  expect(out.match(/^.* openssl .*$/gm)).toEqual([
    expect.stringMatching(/ openssl +emergency +web +dev-eu and 2 more/),
  ]);
});

test("a note of an emergency counts an account of two Regions once, and says no word twice", () => {
  const emergency = (account: string, window: string) => ({ account, window, patchGroups: ["web"] });
  const noteOf = (window: string, ...accounts: readonly string[]) =>
    [...emergencyLines(accounts.map((account) => emergency(account, window)))].join("").replace(/\s+/g, " ").trim();

  expect(noteOf("openssl", "dev", "prod", "prod")).toBe(
    "Note: the emergency openssl in 2 accounts adds patches once, and does not count for the ring order.",
  );
  expect(noteOf("emergency", "prod", "prod")).toBe(
    "Note: the emergency in prod adds patches once, and does not count for the ring order.",
  );
});

test("the summary says which topic an emergency tells, in the block of its group", async () => {
  const add = (app: App) => {
    const [stack] = stacksOf(app) as [TerraformStack];
    new EmergencyPatch(stack, "Emergency", {
      ...EMERGENCY,
      name: "emergency",
      serviceRole: new PatchTaskRole(stack, "TaskRole"),
      notifications: PatchNotifications.fromTopicArn(stack, "Alerts", {
        topicArn: "arn:aws:sns:eu-central-1:111111111111:ops",
        notificationEvents: ["Failed"],
      }),
    });
  };
  const folder = synthesisedFleet({}, { add });

  const { out } = await run(folder, ["summary"]);

  expect(out).toMatch(
    /\n +emergency: Wed 25 Nov 20:00 UTC, 4 h {2}Install, no reboot, 10% at a\n +time\n +notifies topic ops \(Failed\)\n/,
  );
  expect(out.replace(/\s+/g, " ")).toContain("note: the emergency installs once, Wed 2026-11-25 20:00 UTC");
});
