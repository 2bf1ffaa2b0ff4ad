import { join } from "node:path";
import { App, type TerraformStack } from "cdktf";
import { emergencyLines } from "../../cli/fleet/emergencies";
import { TODAY_CONTEXT } from "../../modules";
import { PatchFleet } from "../../modules/patch-fleet";
import { EmergencyPatch, PatchNotifications, PatchTaskRole } from "../../modules/patch-operations";
import { FLEET } from "../patch-fleet/given";
import { testFolder } from "../support/folders";
import { EMERGENCY, stacksOf, withEmergency } from "./given-emergency";
import { run } from "./given-stacks";

test("the calendar tells an emergency of three rings in one row: it keeps no order of rings", async () => {
  const folder = testFolder();
  const app = new App({ outdir: join(folder, "cdktf.out"), context: { [TODAY_CONTEXT]: "2026-11-23" } });
  new PatchFleet(app, { ...FLEET, lockFile: join(folder, "patch-lock.json") } as never);
  withEmergency(app);
  app.synth();

  const { out } = await run(folder, ["calendar"]);

  expect(out.match(/^.* openssl .*$/gm)).toEqual([
    expect.stringMatching(/ openssl +emergency +web +dev-eu and 2 more/),
  ]);
});

test("a note of an emergency counts an account of two Regions once, and says no word twice", () => {
  const emergency = (account: string, window: string) => ({ account, window, patchGroups: ["web"] });
  const noteOf = (window: string, ...accounts: readonly string[]) =>
    [...emergencyLines(accounts.map((account) => emergency(account, window)))].join("").replace(/\s+/g, " ").trim();

  expect(noteOf("openssl", "dev", "prod", "prod")).toBe(
    "Note: the emergency openssl in 2 accounts adds patches once, and counts in no promise.",
  );
  expect(noteOf("emergency", "prod", "prod")).toBe(
    "Note: the emergency in prod adds patches once, and counts in no promise.",
  );
});

test("the summary says which topic an emergency tells, in the block of its group", async () => {
  const folder = testFolder();
  const app = new App({ outdir: join(folder, "cdktf.out"), context: { [TODAY_CONTEXT]: "2026-11-23" } });
  new PatchFleet(app, { ...FLEET, lockFile: join(folder, "patch-lock.json") } as never);
  const [stack] = stacksOf(app);
  new EmergencyPatch(stack as TerraformStack, "Emergency", {
    ...EMERGENCY,
    name: "emergency",
    serviceRole: new PatchTaskRole(stack as TerraformStack, "TaskRole"),
    notifications: PatchNotifications.fromTopicArn(stack as TerraformStack, "Alerts", {
      topicArn: "arn:aws:sns:eu-central-1:111111111111:ops",
      notificationEvents: ["Failed"],
    }),
  });
  app.synth();

  const { out } = await run(folder, ["summary"]);

  expect(out).toMatch(/\n +emergency: Wed 25 Nov 20:00 UTC\n +notifies topic ops \(Failed\)\n/);
  expect(out.replace(/\s+/g, " ")).toContain("note: the emergency installs once, Wed 2026-11-25 20:00 UTC");
});
