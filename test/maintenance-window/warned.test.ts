import { MaintenanceWindow } from "../../modules/maintenance-window";
import { fleet } from "../support/fleet";
import { warningsOn } from "../support/warnings";
import { group, sunday, VALID } from "./given";

test.each<[string, object, string]>([
  [
    "a day of the week is a number",
    { schedule: "cron(0 2 ? * 1 *)" },
    'schedule: expected names as day of week, got "1"; AWS counts from 1 for Sunday, other crons do not; write SUN [PM321]',
  ],
  [
    "an offset shifts every day",
    { schedule: "cron(0 2 * * ? *)", scheduleOffset: 1 },
    "scheduleOffset: expected an offset with certain days, got one with a cron of every day; leave it out, the days stay the same [PM323]",
  ],
  [
    "a zone never changes its clocks",
    { scheduleTimezone: "EST" },
    'scheduleTimezone: expected the name of a place, got "EST", which never changes its clocks; write a place such as America/New_York [PM325]',
  ],
  [
    "a date has no offset from UTC",
    { startDate: "2027-01-01T00:00:00" },
    'startDate: expected an offset or Z at the end, got "2027-01-01T00:00:00"; AWS does not say how it reads this, for UTC write 2027-01-01T00:00:00Z [PM327]',
  ],
])("warns when %s", (_, changes, line) => {
  const { stack } = fleet();

  const window = new MaintenanceWindow(stack, "Sunday", { ...VALID, ...changes });

  expect(warningsOn(window)).toEqual([line]);
});

test("warns of a filter by resource type without a group", () => {
  const { window } = sunday();

  const target = window.addTarget("All", { resourceTypeFilters: ["AWS::EC2::Instance"] } as never);

  expect(warningsOn(target)).toEqual([
    "resourceTypeFilters: expected a resourceGroup beside it, but it is missing; what it does alone is not documented [PM417]",
  ]);
});

test("warns of what a scan ignores, but not of NoReboot, which says what happens anyway", () => {
  const { window } = sunday();
  const targets = [window.addTarget("Critical", { patchGroups: [group("Critical")] })];
  const scan = (id: string, changes: object) =>
    window.addPatchTask(id, { operation: "Scan", targets, ...changes } as never);

  expect(warningsOn(scan("A", { rebootOption: "RebootIfNeeded", installOverrideList: "s3://lists/a.yaml" }))).toEqual([
    "rebootOption: expected nothing for a scan, got RebootIfNeeded; a scan never reboots [PM546]",
    "installOverrideList: expected nothing for a scan, got an address; a scan ignores it [PM546]",
  ]);
  expect(warningsOn(scan("B", { rebootOption: "NoReboot" }))).toEqual([]);
});

test("says nothing about a window, a target and a task as they should be", () => {
  const { window } = sunday({ scheduleTimezone: "Asia/Seoul", startDate: "2027-01-01T00:00:00Z" });
  const target = window.addTarget("Critical", { patchGroups: [group("Critical")] });
  const task = window.addPatchTask("Install", {
    operation: "Install",
    rebootOption: "RebootIfNeeded",
    targets: [target],
  });

  expect([window, target, task].flatMap(warningsOn)).toEqual([]);
});
