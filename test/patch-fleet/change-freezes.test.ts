import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { findingsIn, PatchDeadlines } from "../../modules";
import { MaintenanceWindow } from "../../modules/maintenance-window";
import { PatchEnvironment } from "../../modules/patch-fleet";
import { appOn, stackIn } from "../support/apps";
import { DEFINITION } from "./given";
import { AFTER, BEFORE, environment, FREEZE, Sunday, windowsOf } from "./given-freezes";

const DAILY_SCAN = {
  ...Sunday,
  name: "scan",
  schedule: "cron(0 1 * * ? *)",
  patchTasks: { Scan: { operation: "Scan" } },
};

test("a window ends before a freeze at its own address, and another one with the same targets and tasks begins after it", () => {
  const maintenanceWindows = { Sunday, Scan: DAILY_SCAN };
  const before = environment({ maintenanceWindows }).resources;
  const { resources, made } = environment({ maintenanceWindows, changeFreezes: [FREEZE] });

  expect(windowsOf(resources)).toEqual({
    Sunday: ["sunday", undefined, BEFORE],
    "Sunday-from-2027-01-04": ["sunday-from-2027-01-04", AFTER, undefined],
    Scan: ["scan", undefined, undefined],
  });
  const isNew = (address: string) => address.includes("-from-");
  const old = Object.fromEntries(Object.entries(resources).filter(([address]) => !isNew(address)));
  const { "aws_ssm_maintenance_window.Sunday": ended, ...others } = old;
  const { "aws_ssm_maintenance_window.Sunday": open, ...same } = before;
  expect(ended).toEqual({ ...(open as object), end_date: BEFORE });
  expect(others).toEqual(same);
  expect(
    Object.keys(resources)
      .filter(isNew)
      .map((address) => address.replace(/_[0-9A-F]{8}$/, ""))
      .sort(),
  ).toEqual([
    "aws_ssm_maintenance_window.Sunday-from-2027-01-04",
    "aws_ssm_maintenance_window_target.Sunday-from-2027-01-04_Web",
    "aws_ssm_maintenance_window_task.Sunday-from-2027-01-04_Install",
  ]);
  expect(Object.keys(made.regions["eu-central-1"]?.maintenanceWindows ?? {})).toEqual([
    "Sunday",
    "Sunday-from-2027-01-04",
    "Scan",
  ]);
});

test("a window that only a freeze would see open is switched off, and keeps its address", () => {
  const dates = { startDate: "2026-12-20T00:00:00Z", endDate: "2027-01-01T00:00:00Z" };
  const { resources } = environment({
    maintenanceWindows: { Sunday: { ...Sunday, ...dates } },
    changeFreezes: [FREEZE],
  });

  expect(resources["aws_ssm_maintenance_window.Sunday"]).toMatchObject({ enabled: false, end_date: dates.endDate });
});

test("a name that would be too long for AWS is cut", () => {
  const name = "n".repeat(128);
  const { resources } = environment({ maintenanceWindows: { Sunday: { ...Sunday, name } }, changeFreezes: [FREEZE] });

  expect(windowsOf(resources)["Sunday-from-2027-01-04"]?.[0]).toBe(`${"n".repeat(112)}-from-2027-01-04`);
});

describe("a deadline does not count the days of a freeze,", () => {
  const [days, more] = [{ Critical: 14 }, { from: "2027-03-01", until: "2027-03-08" }];
  const within = (patchWithin: object, group: object = {}) =>
    environment({
      changeFreezes: [FREEZE],
      patchWithin,
      patchGroups: { Web: { ...DEFINITION.patchGroups.Web, ...group } },
    }).made.regions["eu-central-1"]?.patchGroups.Web?.model.patchWithin?.exceptDuring;

  test("that of the environment nor that of a group, also where it says them itself", () => {
    expect(within(days)).toEqual([FREEZE]);
    expect(within({ Critical: 3 }, { patchWithin: days })).toEqual([FREEZE]);
    expect(within({ ...days, exceptDuring: [FREEZE] })).toEqual([FREEZE]);
    expect(within({ ...days, exceptDuring: [more] })).toEqual([more, FREEZE]);
  });

  test("but for one that says that each day counts, and a published rule", () => {
    expect(within({ any: 60, exceptDuring: [] })).toBeUndefined();
    expect(within({ ...PatchDeadlines.pciDss(), acceptable: true })).toBeUndefined();
  });

  test("so that it is kept, and nothing is said of what runs in it", () => {
    expect(
      environment({ changeFreezes: [FREEZE], patchWithin: days })
        .warnings()
        .join("\n"),
    ).not.toMatch(/PM83/);
  });
});

describe("a deadline that no whole weeks of freeze break", () => {
  const freeze = { from: "2026-12-18", until: "2027-01-05" };
  const Web = { ...DEFINITION.patchGroups.Web, patchWithin: { Critical: 10 } };
  const late = (changeFreezes: readonly object[], changes: object = {}) =>
    findingsIn(environment({ patchGroups: { Web }, changeFreezes, ...changes }).app).flatMap(({ finding, text }) =>
      finding.checkId === "PM830" ? text : [],
    );

  test("is told the freeze of some days more that keeps it, as a ring is", () => {
    const [text = ""] = late([freeze]);
    const [, from, until] =
      /→ let its windows rest for longer: changeFreezes: \[\{ from: "(\S+)", until: "(\S+)" \}\] in the PatchEnvironment, or \w/.exec(
        text,
      ) ?? [];

    expect(late([{ from, until }])).toEqual([]);
    expect([from, until]).toEqual(["2026-12-17", "2027-01-05"]);
  });

  test("is told none where each of its days counts, or a window stands beside the environment", () => {
    const counted = { patchGroups: { Web: { ...Web, patchWithin: { Critical: 10, exceptDuring: [] } } } };
    const { app, stack } = environment({ patchGroups: { Web }, changeFreezes: [freeze] });
    const { name, schedule, duration, cutoff } = Sunday;
    new MaintenanceWindow(stack, "Beside", { name, schedule, duration, cutoff, endDate: "2026-12-17T00:00:00Z" });

    expect(late([freeze], counted).join()).not.toContain("rest for longer");
    const texts = findingsIn(app)
      .map(({ text }) => text)
      .join();
    expect(texts).toContain("PM830");
    expect(texts).not.toContain("rest for longer");
  });
});

describe("what goes on in a freeze", () => {
  const Nightly = {
    operation: "Install",
    associationName: "nightly",
    scheduleExpression: "cron(0 2 * * ? *)",
    rebootOption: "NoReboot",
    patchGroups: ["Web"],
  };
  const told = (changes: object) =>
    environment({ changeFreezes: [FREEZE], ...changes })
      .warnings()
      .filter((text) => text.includes("PM839"));

  test("is told, with a deadline and without one", () => {
    const expected = [
      'fleet/Default/Web: "web" is patched in a change freeze (2026-12-14 through 2027-01-03): by nightly, first on Mon 2026-12-14 02:00 UTC [PM839]',
    ];

    expect(told({ associations: { Nightly } })).toEqual(expected);
    expect(told({ associations: { Nightly }, patchWithin: { Critical: 14 } })).toEqual(expected);
    expect(told({ associations: { Nightly: { ...Nightly, operation: "Scan", rebootOption: undefined } } })).toEqual([]);
  });

  test("is told apart from what a deadline leaves out beside, with the freezes that close both", () => {
    const more = { from: "2027-02-01", until: "2027-02-15" };
    const patchWithin = { Critical: 14, exceptDuring: [more] };
    const texts = (changes: object) =>
      findingsIn(environment({ patchWithin, ...changes }).app).flatMap(({ finding, text }) =>
        finding.checkId === "PM839" ? text : [],
      );
    const [text = "", ...others] = texts({ changeFreezes: [FREEZE] });
    const [, printed = ""] = /→ write changeFreezes: (\[.*?\]) in place of exceptDuring/.exec(text) ?? [];

    expect(others).toEqual([]);
    expect(text).toContain(
      '"web" is patched, and may reboot, in days that its deadline leaves out (2027-02-01 through 2027-02-14): by sunday-from-2027-01-04, first on Sun 2027-02-07 02:00 Europe/Paris [PM839]',
    );
    expect(printed).toBe('[{ from: "2026-12-14", until: "2027-01-04" }, { from: "2027-02-01", until: "2027-02-15" }]');
    expect(texts({ changeFreezes: [FREEZE, more], patchWithin: { Critical: 14 } })).toEqual([]);
  });

  test("is told of the environment whose provider has it", () => {
    const app = appOn();
    const stack = stackIn(app, "fleet");
    const provider = new AwsProvider(stack, "other", { alias: "other", region: "us-east-1" });
    new PatchEnvironment(stack, "Frozen", { ...DEFINITION, changeFreezes: [FREEZE], provider } as never);
    new PatchEnvironment(stack, "Open", DEFINITION);

    expect(findingsIn(app).filter(({ finding }) => finding.checkId === "PM839")).toEqual([]);
  });
});

test.each([
  ["2026-11-23", []],
  ["2026-12-20", []],
  ["2027-02-03", []],
  ["2027-02-04", ["fleet/Default: the change freeze of 2026-12-14 through 2027-01-03 is over [PM840]"]],
])("on %s a window that has ended for a freeze is not told, and that it is over is", (today, expected) => {
  const { warnings } = environment({ changeFreezes: [FREEZE], patchWithin: { Critical: 14 } }, today);

  expect(warnings().filter((text) => /PM329|PM83|PM840/.test(text))).toEqual(expected);
});
