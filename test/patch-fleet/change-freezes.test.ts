import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { TerraformVariable } from "cdktf";
import { findingsIn, PatchDeadlines } from "../../modules";
import { PatchEnvironment } from "../../modules/patch-fleet";
import { appOn, stackIn } from "../support/apps";
import { errorOf, mustRefuse } from "../support/refusal";
import { DEFINITION, FLEET, RINGS, resourcesOf } from "./given";
import { fleetIn } from "./given-fleets";

const FREEZE = { from: "2026-12-14", until: "2027-01-04" };
const [BEFORE, AFTER] = ["2026-12-14T00:00:00+01:00", "2027-01-04T00:00:00+01:00"];
const { Sunday } = DEFINITION.maintenanceWindows;
const DAILY_SCAN = {
  ...Sunday,
  name: "scan",
  schedule: "cron(0 1 * * ? *)",
  patchTasks: { Scan: { operation: "Scan" } },
};

/** An environment of the tests with changes, as JavaScript may write them, in an app on a day. */
function environment(changes: object, today?: string) {
  const app = appOn(today);
  const stack = stackIn(app, "fleet");
  const made = new PatchEnvironment(stack, "Default", { ...DEFINITION, ...changes } as never);
  const warnings = () => findingsIn(app).map(({ construct, text }) => `${construct.node.path}: ${text.split("\n")[0]}`);
  return { app, stack, made, warnings, resources: resourcesOf(stack) };
}

const WINDOW = /^aws_ssm_maintenance_window\./;

/** Windows by their address: name, start and end. */
function windowsOf(resources: Record<string, unknown>) {
  return Object.fromEntries(
    Object.entries(resources)
      .filter(([address]) => WINDOW.test(address))
      .map(([address, window]) => {
        const { name, start_date, end_date } = window as Record<string, string>;
        return [address.replace(WINDOW, ""), [name, start_date, end_date]];
      }),
  );
}

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

describe("a ring or an account", () => {
  const fleetWith = (ring: object, overrides: object = {}, environment: object = {}, of = "prod") => {
    const rings = RINGS.map((one) => (one.name === of ? { ...one, ...ring } : one));
    const accounts = FLEET.accounts.map((one) => (one.ring === "prod" ? { ...one, overrides } : one));
    return fleetIn(appOn(), { rings, accounts, environment: { ...DEFINITION, ...environment } });
  };
  const frozen = (fleet: ReturnType<typeof fleetIn>) =>
    Object.entries(fleet.stacks).flatMap(([name, stack]) =>
      Object.keys(windowsOf(resourcesOf(stack))).some((address) => address.includes("-from-")) ? [name] : [],
    );

  test("has a freeze of its own, says whose it is, and has the last word", () => {
    const one = fleetWith({ changeFreezes: [FREEZE] });

    expect(frozen(one)).toEqual(["prod-us"]);
    expect(one.stacks["prod-us"]?.settings.filter(({ path }) => path === "changeFreezes")).toEqual([
      { path: "changeFreezes", value: [FREEZE], from: "ring prod" },
    ]);
    expect(frozen(fleetWith({ changeFreezes: [FREEZE] }, { changeFreezes: [] }))).toEqual([]);
    expect(frozen(fleetWith({ changeFreezes: [] }, {}, { changeFreezes: [FREEZE] }, "dev"))).toEqual([
      "test-eu",
      "prod-us",
    ]);
  });

  test("keeps the order of rings through a freeze of all", () => {
    const { promises } = fleetWith({}, {}, { changeFreezes: [FREEZE] });

    expect(promises.map(({ outcome }) => outcome)).toEqual(["kept", "kept"]);
  });

  test("that opens before the ring before it after a freeze of both is told to rest for longer", () => {
    const freeze = { from: "2026-12-14", until: "2027-01-02" };
    const fleet = (ring: object) => fleetWith(ring, {}, { changeFreezes: [freeze], patchWithin: { Critical: 14 } });
    const message = errorOf(() => fleet({}));
    const [, until = ""] =
      /; let prod rest for longer: changeFreezes: \[\{ from: "2026-12-14", until: "(\S+)" \}\] in that ring/.exec(
        message,
      ) ?? [];

    expect(message).toContain(
      "no window of test is open from Mon 2026-12-14 00:00 to Sat 2027-01-02 00:00 (Sunday ends, Sunday-from-2027-01-02 begins), nor of prod",
    );
    expect(errorOf(() => fleet({ changeFreezes: [{ ...freeze, until }] }))).toBe("");
  });

  test("is offered the freeze of some days more that keeps the deadline, where no whole weeks break it", () => {
    const changeFreezes = [{ from: "2026-12-18", until: "2027-01-05" }];
    const from = { ring: "in that ring", environment: "in environment" };
    const days = (error: string, where: string) =>
      new RegExp(
        `let ([\\w, ]+) rest for longer: changeFreezes: \\[\\{ from: "(\\S+)", until: "2027-01-05" \\}\\] ${where}`,
      ).exec(error);
    const errorWith = (ring: object, environment: object) => {
      const app = appOn();
      const rings = RINGS.map((one) => ({
        ...one,
        soakDays: { dev: 0, test: 3, prod: 6 }[one.name],
        ...(one.name === "prod" ? { daysOnRingBefore: 1, ...ring } : {}),
      }));
      const accounts = FLEET.accounts.map(({ id, name, ring }) => ({ id, name, ring }));
      return errorOf(() => {
        fleetIn(app, {
          rings,
          accounts,
          environment: { ...DEFINITION, patchWithin: { Critical: 14 }, ...environment },
        });
        app.synth();
      });
    };
    const ofRing = days(errorWith({ changeFreezes }, {}), from.ring);
    const ofAll = days(errorWith({}, { changeFreezes }), from.environment);

    expect([ofRing?.[1], ofAll?.[1]]).toEqual(["prod", "dev, test and prod"]);
    const longer = (found: RegExpExecArray | null) => ({
      changeFreezes: [{ from: found?.[2], until: "2027-01-05" }],
    });
    expect(errorWith(longer(ofRing), {})).toBe("");
    expect(errorWith({}, longer(ofAll))).toBe("");
    const counted = { patchWithin: { Critical: 14, exceptDuring: [] } };
    expect(errorWith({ changeFreezes }, counted)).toContain("PM830");
    expect(errorWith({ changeFreezes }, counted)).not.toContain("rest for longer");
  });

  test("is told all that is wrong with its freezes, where they stand", () => {
    const changeFreezes = [{ from: "2026-12-14", until: "2026-12-01" }];
    const accounts = FLEET.accounts.map((one) => ({ ...one, overrides: { changeFreezes: [{ from: "soon" }] } }));

    expect(mustRefuse(() => fleetWith({ changeFreezes }))).toBe(
      [
        "patch fleet is not valid",
        "  - rings[2].changeFreezes[0].until: expected 1 to 92 days after 2026-12-14, got 2026-12-01 [PM001]",
      ].join("\n"),
    );
    expect(mustRefuse(() => fleetIn(appOn(), { accounts: accounts.slice(0, 1), rings: RINGS.slice(0, 1) }))).toContain(
      "accounts[0].overrides.changeFreezes[0].until: missing, expected a string",
    );
  });
});

test("what is wrong with a window that a freeze divides is said once, of the window that the user wrote", () => {
  const [Install] = Object.values(Sunday.patchTasks);
  const { rebootOption: _, ...unsaid } = Install as { readonly rebootOption?: string };
  const wrong = { ...Sunday, cutoff: Sunday.duration, patchTasks: { Install: unsaid } };
  const changes = { ...DEFINITION, maintenanceWindows: { Sunday: wrong } };
  const placesIn = (text: string) => text.match(/\S*maintenanceWindows\S*(?=:)/g);
  const rings = RINGS.map((ring) => (ring.name === "prod" ? { ...ring, changeFreezes: [FREEZE] } : ring));
  const places = ["maintenanceWindows.Sunday.cutoff", "maintenanceWindows.Sunday.patchTasks.Install.rebootOption"];
  const [cutoff, rebootOption] = places;

  expect(placesIn(errorOf(() => fleetIn(appOn(), { rings, environment: changes } as never)))).toEqual(
    [`environment.${cutoff}`, rebootOption], // which the ring prod gives
  );
  expect(placesIn(errorOf(() => environment({ ...changes, changeFreezes: [FREEZE] })))).toEqual(places);
});

test("everything that is wrong with freezes is said at once", () => {
  const changeFreezes = [
    { from: "2026-12-14", until: "2027-01-04" },
    { from: "2026-12-24", until: "2027-01-10" },
    { from: "2027-03-01", until: "2027-02-01" },
    { from: "2027-02-30", until: "Easter" },
    { from: "2027-04-01", until: "2027-09-01" },
    { from: 20270101, to: "2027-05-01" },
  ];

  expect(mustRefuse(() => environment({ changeFreezes }))).toBe(
    [
      "patch environment fleet/Default is not valid",
      "  - changeFreezes[5].from: expected a string, got 20270101; write it in quotes [PM001]",
      "  - changeFreezes[5].until: missing, expected a string [PM001]",
      "  - changeFreezes[5].to: there is no such property; expected from, until [PM001]",
      "  - changeFreezes[2].until: expected 1 to 92 days after 2027-03-01, got 2027-02-01 [PM001]",
      '  - changeFreezes[3].from: expected a valid date as YYYY-MM-DD, got "2027-02-30" [PM001]',
      '  - changeFreezes[3].until: expected a valid date as YYYY-MM-DD, got "Easter" [PM001]',
      "  - changeFreezes[4].until: expected 1 to 92 days after 2027-04-01, got 2027-09-01 [PM001]",
    ].join("\n"),
  );
  expect(mustRefuse(() => environment({ changeFreezes: changeFreezes.slice(0, 2) }))).toContain(
    "  - changeFreezes[1].from: expected 2027-01-04 or later, when the freeze of 2026-12-14 ends, got 2026-12-24; make one freeze of both [PM001]",
  );
});

test("tokens pass, but for what decides which windows are made", () => {
  const app = appOn();
  const stack = stackIn(app, "fleet");
  const token = (name: string) => new TerraformVariable(stack, name, { type: "string" }).stringValue;
  const made = (window: object, changeFreezes: unknown = [FREEZE]) =>
    new PatchEnvironment(stack, "Default", {
      ...DEFINITION,
      maintenanceWindows: { Sunday: { ...Sunday, ...window } },
      changeFreezes,
    } as never);

  expect(errorOf(() => made({ endDate: token("end"), scheduleTimezone: token("zone") }))).toContain(
    [
      "  - maintenanceWindows.Sunday.scheduleTimezone: expected a time zone known at synth, got a token; which windows are made depends on it [PM001]",
      "  - maintenanceWindows.Sunday.endDate: expected a date known at synth, got a token; which windows are made depends on it [PM001]",
    ].join("\n"),
  );
  stack.node.tryRemoveChild("Default");
  expect(errorOf(() => made({}, [{ from: token("from"), until: "2027-01-04" }]))).toContain(
    "changeFreezes: expected dates known at synth, got a token",
  );
  const maintenanceWindows = { Sunday: { scheduleTimezone: token("other") } };
  const rings = [{ name: "dev", changeFreezes: [FREEZE], maintenanceWindows }];
  expect(errorOf(() => fleetIn(appOn(), { rings, accounts: FLEET.accounts.slice(0, 1) }))).toContain(
    "rings[0].maintenanceWindows.Sunday.scheduleTimezone: expected a time zone known at synth, got a token",
  );
  stack.node.tryRemoveChild("Default");
  made({
    name: token("name"),
    schedule: token("schedule"),
    duration: new TerraformVariable(stack, "hours", { type: "number" }).numberValue,
  });
  expect(windowsOf(resourcesOf(stack))).toEqual({
    Sunday: ["${var.name}", undefined, "2026-12-13T00:00:00+01:00"],
    "Sunday-from-2027-01-04": ["${var.name}-from-2027-01-04", AFTER, undefined],
  });
});

test("the key of the window after a freeze is nobody else's", () => {
  const maintenanceWindows = { Sunday, "Sunday-from-2027-01-04": { ...Sunday, name: "other" } };

  expect(mustRefuse(() => environment({ maintenanceWindows, changeFreezes: [FREEZE] }))).toContain(
    "  - maintenanceWindows.Sunday-from-2027-01-04: expected another key: the one of Sunday after the change freeze that ends 2027-01-04 [PM001]",
  );
});

test("throws where a deadline and the freezes leave out more days together than may be, and says so of what was written", () => {
  const exceptDuring = [{ from: "2027-02-01", until: "2027-04-01" }];
  const changeFreezes = [{ from: "2026-12-01", until: "2027-02-01" }];
  const tooMany = "expected at most 92 days together with changeFreezes, got 2026-12-01 through 2027-03-31";
  const refusal = (changes: object) => errorOf(() => environment({ changeFreezes, ...changes }));

  expect(refusal({ patchWithin: { Critical: 40, exceptDuring } })).toContain(
    `patch environment fleet/Default is not valid\n  - patchWithin.exceptDuring: ${tooMany}`,
  );
  const { Web } = DEFINITION.patchGroups;
  const patchGroups = { Web: { ...Web, patchWithin: { Critical: 40, exceptDuring } } };
  expect(refusal({ patchGroups })).toContain(`patchGroups.Web.patchWithin.exceptDuring: ${tooMany}`);
});
