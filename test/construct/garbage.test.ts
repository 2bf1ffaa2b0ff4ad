import {
  acceptFinding,
  findingsIn,
  MaintenanceWindow,
  PatchBaseline,
  PatchEnvironment,
  PatchFleet,
  PatchGroup,
  PatchLogs,
  PatchNotifications,
  PatchTaskRole,
  Schedule,
} from "../../modules";
import type { TerraformStack } from "../../modules/framework/framework";
import { fleet } from "../support/fleet";
import { GARBAGE, isSlow } from "../support/garbage";

const ACCEPTANCE = { check: "PM106", reason: "they move in spring", owner: "platform team", until: "2027-03-31" };
const window = () =>
  new MaintenanceWindow(fleet().stack, "Sunday", {
    name: "sunday",
    schedule: Schedule.daily("02:00"),
    duration: 3,
    cutoff: 1,
  });
const TOPIC = "arn:aws:sns:eu-central-1:123456789012:patching";
/** Until Terraform would read it: some values are looked at then alone. */
const synthesised = (make: (stack: TerraformStack) => unknown) => {
  const { stack, synth } = fleet();
  make(stack);
  synth();
};

/** Every way in beside the props of constructs, with one value that may be anything. */
const DOORS: Readonly<Record<string, (value: never) => unknown>> = {
  "Schedule.daily": (value) => Schedule.daily(value),
  "Schedule.weekly, its weekday": (value) => Schedule.weekly(value, "02:00"),
  "Schedule.weekly, its time": (value) => Schedule.weekly("SUN", value),
  "Schedule.monthly, which": (value) => Schedule.monthly(value, "SUN", "02:00"),
  "Schedule.monthly, its weekday": (value) => Schedule.monthly(1, value, "02:00"),
  "Schedule.lastDayOfMonth": (value) => Schedule.lastDayOfMonth(value),
  "Schedule.patchTuesday": (value) => Schedule.patchTuesday(value),
  "Schedule.patchTuesday, its days": (value) => Schedule.patchTuesday({ plusDays: value, at: "02:00" }),
  "Schedule.cron": (value) => Schedule.cron(value),
  ...Object.fromEntries(
    ["minute", "hour", "dayOfMonth", "month", "dayOfWeek", "year"].map((field) => [
      `Schedule.cron, its ${field}`,
      (value: never) => Schedule.cron({ minute: 0, hour: 2, [field]: value }),
    ]),
  ),
  "Schedule.rate, its count": (value) => Schedule.rate(value, "days"),
  "Schedule.rate, its unit": (value) => Schedule.rate(7, value),
  "Schedule.at": (value) => Schedule.at(value),
  "Schedule.isSchedule": (value) => Schedule.isSchedule(value),
  "PatchBaseline.fromBaselineId": (value) => PatchBaseline.fromBaselineId(value),
  "PatchBaseline.predefined": (value) => PatchBaseline.predefined(fleet().stack, "Aws", value),
  "a scope": (value) => new PatchBaseline(value, "Linux", {} as never),
  "an id": (value) => new PatchBaseline(fleet().stack, value, {} as never),
  "a baseline of a group": (value) => new PatchGroup(fleet().stack, "Web", { patchGroup: "web", baselines: [value] }),
  "the lifecycle of a group": (value) =>
    new PatchGroup(fleet().stack, "Web", { patchGroup: "web", baselines: [], lifecycle: value }),
  "the provider of a baseline": (provider) =>
    synthesised((stack) => {
      const approvalRules = [{ approveAfterDays: 7 }];
      new PatchBaseline(stack, "Linux", {
        name: "linux",
        operatingSystem: "AMAZON_LINUX_2023",
        approvalRules,
        provider,
      });
    }),
  "the provider of a group": (provider) =>
    synthesised((stack) => {
      const baselines = [PatchBaseline.predefined(stack, "Aws", { operatingSystem: "AMAZON_LINUX_2023" })];
      new PatchGroup(stack, "Web", { patchGroup: "web", baselines, provider });
    }),
  "the provider of notifications": (provider) =>
    synthesised((stack) => new PatchNotifications(stack, "Told", { provider })),
  "the provider of notifications of a topic": (provider) =>
    synthesised((stack) => PatchNotifications.fromTopicArn(stack, "Told", { topicArn: TOPIC, provider })),
  "window.addTarget": (value) => window().addTarget("Web", value),
  "window.addTarget, its id": (value) => window().addTarget(value, { tags: { Stage: ["web"] } }),
  "window.addPatchTask": (value) => window().addPatchTask("Scan", value),
  "window.addPatchTask, its targets": (value) => window().addPatchTask("Scan", { operation: "Scan", targets: value }),
  "window.addPatchTask, a target": (value) => window().addPatchTask("Scan", { operation: "Scan", targets: [value] }),
  ...Object.fromEntries(
    ["serviceRole", "logs", "notifications", "hooks"].map((part) => [
      `window.addPatchTask, its ${part}`,
      (value: never) => window().addPatchTask("Scan", { operation: "Scan", targets: [], [part]: value }),
    ]),
  ),
  acceptFinding: (value) => acceptFinding(fleet().stack, value),
  "acceptFinding, its scope": (value) => acceptFinding(value, ACCEPTANCE),
  "findingsIn, its scope": (value) => findingsIn(value),
  "PatchTaskRole.fromRoleArn": (value) => PatchTaskRole.fromRoleArn(value),
  "PatchLogs.fromBucket": (value) => PatchLogs.fromBucket(value),
  "PatchEnvironment, its props": (value) => new PatchEnvironment(fleet().stack, "Default", value),
  "PatchFleet, its props": (value) => new PatchFleet(fleet().stack.node.root as never, value),
  "PatchFleet, its scope": (value) => new PatchFleet(value, {} as never),
};

test.each(Object.entries(DOORS))("%s: anything at all is taken, or refused in our own words", (_, door) => {
  const notOurs: unknown[] = [];
  const slow: string[] = [];

  for (const [what, value] of GARBAGE) {
    try {
      if (isSlow(() => door(value as never))) slow.push(what);
    } catch (error) {
      notOurs.push([what, String(error)]);
    }
  }

  expect(notOurs).toEqual([]);
  expect(slow).toEqual([]);
});

test.each<[string, () => unknown, string]>([
  [
    "options",
    () => Schedule.cron(undefined as never),
    "Schedule.cron is not valid\n  - expected an object, got undefined; give it its properties [PM001]",
  ],
  [
    "an hour",
    () => Schedule.cron({ minute: 0 } as never),
    "Schedule.cron is not valid\n  - hour: expected a number or a string, got undefined [PM001]",
  ],
  [
    "a field that there is",
    () => Schedule.cron({ minute: 0, hour: 2, weekday: "SUN" } as never),
    "Schedule.cron is not valid\n  - weekday: there is no such property; expected dayOfMonth, dayOfWeek, hour, minute, month, year [PM001]",
  ],
  [
    "options for Patch Tuesday",
    () => Schedule.patchTuesday(null as never),
    "Schedule.patchTuesday is not valid\n  - expected an object, got null [PM001]",
  ],
  [
    "a count",
    () => Schedule.rate(Symbol("7") as never, "day" as never),
    'Schedule.rate is not valid\n  - count: expected a number or a string, got Symbol(7) [PM001]\n  - unit: expected "minutes", "hours" or "days", got "day" [PM001]',
  ],
  [
    "a time",
    () => Schedule.at(new Date(0) as never),
    "Schedule.at is not valid\n  - dateTime: expected a string, got an object [PM001]",
  ],
  [
    "weekdays",
    () => Schedule.weekly(Array(8).fill("SUN"), "02:00"),
    "Schedule.weekly is not valid\n  - weekday: expected at most 7 weekdays, got 8 [PM001]",
  ],
  [
    "a provider",
    () => PatchNotifications.fromTopicArn(fleet().stack, "Told", { topicArn: TOPIC, provider: "aws" as never }),
    'patch notifications fleet/Told is not valid\n  - provider: expected an AwsProvider, got "aws" [PM001]',
  ],
  [
    "a scope for an acceptance",
    () => acceptFinding(null as never, ACCEPTANCE),
    "accepted finding is not valid\n  - scope: expected a stack, the app or another construct, got null [PM001]",
  ],
])("throws when there is not %s", (_, make, message) => {
  expect(make).toThrow(new Error(message));
});
