import { deadlineOf, type Given, type GivenWindow, installing, said } from "./given";

const SUNDAYS = { schedule: "cron(0 22 ? * SUN *)", scheduleTimezone: "Europe/Paris" };
const FREEZE = { from: "2026-12-18", until: "2027-01-04" };

const told = (windows: Record<string, GivenWindow>, more: Partial<Given> = {}) =>
  said("PM839", {
    groups: { web: { patchWithin: deadlineOf({ Critical: 30, exceptDuring: [FREEZE] }) } },
    windows,
    ...more,
  });

test("a deadline that leaves out a freeze stops no window: which ones go on, and from which run on", () => {
  const daily = installing("web", { ...SUNDAYS, name: "daily", schedule: "cron(0 1 ? * * *)" });
  const list = { operation: "Install", rebootOption: "NoReboot", installOverrideList: "s3://bucket/list.yaml" };
  const emergency = { ...installing("web", { schedule: "at(2026-12-20T02:00:00)" }), tasks: { Install: list } };
  const scan = { ...installing("web"), tasks: { Scan: { operation: "Scan", rebootOption: undefined } } };

  expect(
    told({
      Weekly: installing("web", SUNDAYS),
      Daily: daily,
      Emergency: emergency,
      Scan: scan,
      Disabled: installing("web", { enabled: false }),
      Other: installing("db"),
    }),
  ).toEqual([
    [
      'web: "web" is patched, and may reboot, in days that its deadline leaves out (2026-12-18 through 2027-01-03): by sunday, first on Sun 2026-12-20 22:00 Europe/Paris; by daily, first on Fri 2026-12-18 01:00 Europe/Paris [PM839]',
      "    The property exceptDuring stops no window: it only leaves these days out of the deadline. changeFreezes closes the windows of its environment, and nothing else.",
      "    → say changeFreezes in the PatchEnvironment (docs/cookbook.md, Freeze in December), or set endDate so that no run reaches into these days, and let a second window begin after them with startDate; or accept this (acceptFinding)",
    ].join("\n"),
  ]);
});

test("nothing is said of a freeze in which nothing runs, and of one that is over", () => {
  const before = installing("web", { ...SUNDAYS, endDate: "2026-12-18T00:00:00+01:00" });
  const after = installing("web", { ...SUNDAYS, startDate: "2027-01-04T00:00:00+01:00" });
  const past = { from: "2026-10-01", until: "2026-11-01" };
  const groups = { web: { patchWithin: deadlineOf({ Critical: 30, exceptDuring: [past] }) } };

  expect(told({ Before: before, After: after })).toEqual([]);
  expect(told({ Weekly: installing("web", SUNDAYS) }, { groups })).toEqual([]);
});

// The days of a freeze are those of the site: what the clock of the window shows.
test.each([
  ["Europe/London", "cron(0 22 ? * THU *)", ["Thu 2026-12-17 22:00 Europe/London (until Fri 2026-12-18 01:00)"]],
  ["Asia/Singapore", "cron(0 22 ? * THU *)", ["Thu 2026-12-17 22:00 Asia/Singapore (until Fri 2026-12-18 01:00)"]],
  ["America/New_York", "cron(0 21 ? * THU *)", []],
])("a run of Thursday in %s by %s belongs to a freeze from Friday on if it ends in it", (zone, schedule, runs) => {
  const window = { schedule, scheduleTimezone: zone, endDate: "2026-12-18T12:00:00Z" };

  expect(told({ Before: installing("web", window) }).map((text) => /first on (.*) \[/.exec(text)?.[1])).toEqual(runs);
});

test("where all installs with NoReboot nobody is told of a reboot", () => {
  const tasks = { Install: { operation: "Install", rebootOption: "NoReboot" } };

  expect(told({ Weekly: { ...installing("web", SUNDAYS), tasks } })[0]).toContain('"web" is patched in days that');
});
