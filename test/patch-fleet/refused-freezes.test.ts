import { TerraformVariable } from "cdktf";
import { PatchEnvironment } from "../../modules/patch-fleet";
import { appOn, stackIn } from "../support/apps";
import { errorOf, mustRefuse } from "../support/refusal";
import { DEFINITION, FLEET, RINGS, resourcesOf } from "./given";
import { fleetIn } from "./given-fleets";
import { AFTER, environment, FREEZE, Sunday, windowsOf } from "./given-freezes";

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

const tooManyWith = (freezes: string) =>
  `expected at most 92 days together with ${freezes}, got 2026-12-01 through 2027-03-31; shorten it, for a deadline does not count the days of changeFreezes anyway [PM001]`;

test("throws where a deadline and the freezes leave out more days together than may be, and says so of what was written", () => {
  const exceptDuring = [{ from: "2027-02-01", until: "2027-04-01" }];
  const changeFreezes = [{ from: "2026-12-01", until: "2027-02-01" }];
  const tooMany = tooManyWith("changeFreezes");
  const refusal = (changes: object) => errorOf(() => environment({ changeFreezes, ...changes }));

  expect(refusal({ patchWithin: { Critical: 40, exceptDuring } })).toContain(
    `patch environment fleet/Default is not valid\n  - patchWithin.exceptDuring: ${tooMany}`,
  );
  const { Web } = DEFINITION.patchGroups;
  const patchGroups = { Web: { ...Web, patchWithin: { Critical: 40, exceptDuring } } };
  expect(refusal({ patchGroups })).toContain(`patchGroups.Web.patchWithin.exceptDuring: ${tooMany}`);
});

test("throws where the freezes of a ring or an account and a deadline do, at the deadline and with whose freezes", () => {
  const exceptDuring = [{ from: "2027-02-01", until: "2027-04-01" }];
  const [changeFreezes, patchWithin] = [[{ from: "2026-12-01", until: "2027-02-01" }], { Critical: 40, exceptDuring }];
  const prod = (ring: object) => RINGS.map((one) => (one.name === "prod" ? { ...one, ...ring } : one));
  const ofProd = (overrides: object) =>
    FLEET.accounts.map((one) => (one.ring === "prod" ? { ...one, overrides } : one));
  const { Web } = DEFINITION.patchGroups;
  const within = { ...DEFINITION, patchWithin };
  const said = (changes: object) =>
    errorOf(() => fleetIn(appOn(), changes))
      .split("\n")
      .filter((line) => line.includes("exceptDuring"));

  const ofRing = tooManyWith("rings[2].changeFreezes");
  expect(said({ rings: prod({ changeFreezes }), environment: within })).toEqual([
    `  - environment.patchWithin.exceptDuring: ${ofRing}`,
  ]);
  expect(said({ rings: prod({ changeFreezes, patchWithin }) })).toEqual([
    `  - rings[2].patchWithin.exceptDuring: ${ofRing}`,
  ]);
  expect(
    said({
      rings: prod({ changeFreezes }),
      environment: { ...DEFINITION, patchGroups: { Web: { ...Web, patchWithin } } },
    }),
  ).toEqual([`  - environment.patchGroups.Web.patchWithin.exceptDuring: ${ofRing}`]);
  expect(said({ rings: prod({ changeFreezes, patchWithin: { Critical: 60 } }), environment: within })).toEqual([
    `  - environment.patchWithin.exceptDuring: ${ofRing}`,
  ]);
  expect(said({ accounts: ofProd({ changeFreezes }), environment: within })).toEqual([
    `  - environment.patchWithin.exceptDuring: ${tooManyWith("accounts[2].overrides.changeFreezes")}`,
  ]);
  expect(said({ accounts: ofProd({ patchWithin }), environment: { ...DEFINITION, changeFreezes } })).toEqual([
    `  - accounts[2].overrides.patchWithin.exceptDuring: ${tooManyWith("environment.changeFreezes")}`,
  ]);
  expect(said({ rings: prod({ changeFreezes: [] }), environment: { ...within, changeFreezes } })).toEqual([
    `  - environment.patchWithin.exceptDuring: ${tooManyWith("changeFreezes")}`,
  ]);
  const longer = [{ from: "2027-02-02", until: "2027-04-01" }];
  expect(said({ rings: prod({ changeFreezes, patchWithin: { Critical: 60, exceptDuring: longer } }) })).toEqual([]);
});
