import { appOn } from "../support/apps";
import { errorOf, mustRefuse } from "../support/refusal";
import { DEFINITION, FLEET, RINGS, resourcesOf } from "./given";
import { fleetIn } from "./given-fleets";
import { FREEZE, windowsOf } from "./given-freezes";

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
