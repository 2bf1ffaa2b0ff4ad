import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { MaintenanceWindow, Schedule } from "../../modules/maintenance-window";
import { fleet } from "../support/fleet";
import { group, sunday, TARGET, TASK, VALID, WINDOW } from "./given";

test("a window says no more than what the user asked for", () => {
  const { only, window } = sunday();

  expect(only(WINDOW)).toEqual({ name: "sunday", schedule: "cron(0 2 ? * SUN *)", duration: 3, cutoff: 1 });
  expect(window.model).toMatchObject({
    allowUnassociatedTargets: false,
    enabled: true,
    tags: {},
    targets: [],
    tasks: [],
  });
});

test("every argument of the window is written", () => {
  const { stack, only } = fleet();
  const other = new AwsProvider(stack, "other", { region: "eu-west-1", alias: "other" });

  new MaintenanceWindow(stack, "Sunday", {
    ...VALID,
    description: "Every Sunday",
    scheduleTimezone: "Asia/Seoul",
    scheduleOffset: 2,
    startDate: "2027-01-01T00:00:00Z",
    endDate: "2027-12-31T00:00:00+09:00",
    allowUnassociatedTargets: true,
    enabled: false,
    tags: { Team: "platform" },
    region: "eu-west-1",
    provider: other,
    lifecycle: { preventDestroy: true },
    dependsOn: [other as never],
  });

  expect(only(WINDOW)).toEqual({
    name: "sunday",
    description: "Every Sunday",
    schedule: "cron(0 2 ? * SUN *)",
    schedule_timezone: "Asia/Seoul",
    schedule_offset: 2,
    start_date: "2027-01-01T00:00:00Z",
    end_date: "2027-12-31T00:00:00+09:00",
    duration: 3,
    cutoff: 1,
    allow_unassociated_targets: true,
    enabled: false,
    tags: { Team: "platform" },
    region: "eu-west-1",
    provider: "aws.other",
    lifecycle: { prevent_destroy: true },
    depends_on: ["aws.other"],
  });
});

test("what the provider does anyway is left out, also when it is written", () => {
  const { only } = sunday({ allowUnassociatedTargets: false, enabled: true, tags: {} });

  expect(Object.keys(only(WINDOW)).sort()).toEqual(["cutoff", "duration", "name", "schedule"]);
});

test("a Schedule gives its expression and its offset", () => {
  const { only, window } = sunday({ schedule: Schedule.patchTuesday({ plusDays: 4, at: "02:00" }) });

  expect(only(WINDOW)).toMatchObject({ schedule: "cron(0 2 ? * TUE#2 *)", schedule_offset: 4 });
  expect(window.model).toMatchObject({ schedule: "cron(0 2 ? * TUE#2 *)", scheduleOffset: 4 });
});

test("an offset beside a Schedule without one is taken, and so is the same one twice", () => {
  const alone = sunday({ schedule: Schedule.monthly(2, "TUE", "02:00"), scheduleOffset: 3 });
  const twice = sunday({ schedule: Schedule.patchTuesday({ plusDays: 4, at: "02:00" }), scheduleOffset: 4 });

  expect(alone.only(WINDOW)).toMatchObject({ schedule_offset: 3 });
  expect(twice.only(WINDOW)).toMatchObject({ schedule_offset: 4 });
});

test("Region and provider of the window are those of its targets and tasks", () => {
  const { stack, only } = fleet();
  const other = new AwsProvider(stack, "other", { region: "eu-west-1", alias: "other" });
  const window = new MaintenanceWindow(stack, "Sunday", { ...VALID, region: "eu-west-1", provider: other });

  const target = window.addTarget("Critical", { patchGroups: [group("Critical")] });
  window.addPatchTask("Scan", { operation: "Scan", targets: [target] });

  expect(only(TARGET)).toMatchObject({ region: "eu-west-1", provider: "aws.other" });
  expect(only(TASK)).toMatchObject({ region: "eu-west-1", provider: "aws.other" });
});

test("the model of a window grows with its targets and tasks, and is read back as a copy", () => {
  const { window } = sunday();
  const before = window.model;

  const target = window.addTarget("Critical", { patchGroups: [group("Critical")] });
  const task = window.addPatchTask("Scan", { operation: "Scan", targets: [target] });
  (window.model.targets as unknown[]).length = 0;

  expect(before.targets).toEqual([]);
  expect(window.model.targets).toEqual([target.model]);
  expect(window.model.tasks).toEqual([task.model]);
  expect(window.model.tasks[0]?.targets).toEqual([{ kind: "window-target", key: "Critical" }]);
});

test("a window is told from what only looks like one", () => {
  const { window } = sunday();

  expect(MaintenanceWindow.isMaintenanceWindow(window)).toBe(true);
  expect(MaintenanceWindow.isMaintenanceWindow({ ...VALID })).toBe(false);
  expect(MaintenanceWindow.isMaintenanceWindow(undefined)).toBe(false);
});
