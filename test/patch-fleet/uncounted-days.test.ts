import { findingsIn, PatchDeadlines } from "../../modules";
import { appOn } from "../support/apps";
import { ACCOUNTS, DEFINITION, FLEET } from "./given";
import { DEADLINES, promisingFleet, told, withoutReboots } from "./given-deadlines";

describe("days that do not count", () => {
  const exceptDuring = [{ from: "2026-12-14", until: "2027-01-04" }];
  const { Sunday } = DEFINITION.maintenanceWindows;
  const maintenanceWindows = {
    Before: { ...Sunday, name: "before", endDate: "2026-12-14T00:00:00Z" },
    After: { ...Sunday, name: "after", startDate: "2027-01-04T00:00:00Z" },
  };
  const given = (environment: object, ring: object = {}, overrides: object = {}) => ({
    environment: { ...DEFINITION, maintenanceWindows, patchWithin: environment },
    rings: [{ name: "prod", soakDays: 10, ...ring }],
    accounts: [{ id: "333333333333", name: "prod-us", ring: "prod", overrides }],
  });
  const frozen = { Critical: 40, exceptDuring };
  const within = (patchWithin: object) => ({ patchWithin });

  test("are those of the definition where a ring or an account gives other days alone", () => {
    expect(told(given({ Critical: 20 }))).toHaveLength(1);
    expect(told(given(frozen, within({ Critical: 20 })))).toEqual([]);
    expect(told(given(frozen, {}, within({ Critical: 20 })))).toEqual([]);
    expect(told(given({ Critical: 40 }, within({ Critical: 18, exceptDuring }), within({ Critical: 20 })))).toEqual([]);
  });

  test("are none where the ring says so, and where it has a published rule alone, which counts every day", () => {
    expect(told(given(frozen, within({ Critical: 20, exceptDuring: [] })))).toHaveLength(1);
    expect(told(given(frozen, within(PatchDeadlines.pciDss())))).toEqual([
      expect.stringMatching(/38\.2 days later, expected at most 28: no window is open/),
    ]);
  });

  test("say whose they are where an account keeps those of its ring", () => {
    const settings = (...asked: Parameters<typeof given>) =>
      promisingFleet(appOn(), given(...asked)).stacks["prod-us"]?.settings.filter(({ path }) =>
        path.startsWith("patchWithin"),
      );

    expect(settings(frozen, within({ Critical: 18, exceptDuring }), within({ Critical: 20 }))).toEqual([
      { path: "patchWithin", value: { Critical: 20 }, from: "account prod-us" },
      { path: "patchWithin.exceptDuring", value: exceptDuring, from: "ring prod" },
    ]);
    expect(settings(frozen, within({ Critical: 20 }))).toEqual([
      { path: "patchWithin", value: { Critical: 20 }, from: "ring prod" },
    ]);
  });
});

describe("a freeze of the last ring alone, in which its window of these weeks is not enabled", () => {
  const [from, until] = ["2026-12-14T00:00:00+01:00", "2027-01-04T00:00:00+01:00"];
  const { Sunday } = DEFINITION.maintenanceWindows;
  const maintenanceWindows = {
    Before: { ...Sunday, name: "before", endDate: from },
    During: { ...Sunday, name: "during", startDate: from, endDate: until },
    After: { ...Sunday, name: "after", startDate: until },
  };
  const everywhere = (change: object) => Object.fromEntries(["Before", "During", "After"].map((key) => [key, change]));
  const rings = FLEET.rings.map((ring) => {
    const { Sunday: own = {} } = (ring as { maintenanceWindows?: { Sunday?: object } }).maintenanceWindows ?? {};
    const windows = everywhere(own);
    const During = ring.name === "prod" ? { ...own, enabled: false } : own;
    return { ...ring, maintenanceWindows: { ...windows, During } };
  });
  const frozen = (patchWithin: object) => {
    const tree = appOn();
    const environment = { ...DEFINITION, maintenanceWindows, patchWithin };
    promisingFleet(tree, { rings, accounts: withoutReboots(ACCOUNTS), environment });
    return findingsIn(tree).filter(({ finding }) => DEADLINES.test(finding.checkId));
  };

  test("breaks a deadline there, and the way out that is printed keeps it in every ring", () => {
    const [finding, ...others] = frozen({ Critical: 21 });
    const [, printed = ""] = /exceptDuring: \[\{ from: "(\S+)", until: "\S+" \}\]/.exec(finding?.text ?? "") ?? [];

    expect(others.map(({ text }) => text)).toEqual([]);
    expect(finding?.construct.node.path).toBe("prod-us/Default/Web");
    expect(finding?.text).toContain("no window is open from Mon 2026-12-14 00:00 to Mon 2027-01-04 00:00");
    expect(printed).toBe("2026-12-14");
    const onward = frozen({ Critical: 21, exceptDuring: [{ from: printed, until: "2027-01-04" }] });
    expect(onward.map(({ construct, finding }) => `${construct.node.path} ${finding.checkId}`)).toEqual([
      "dev-eu/Default/Web PM839",
      "test-eu/Default/Web PM839",
      "test-eu/Default/us-east-1/Web PM839",
    ]);
    expect(onward[0]?.text).toContain(
      "say changeFreezes in place of exceptDuring; where only some rings stop, say it in these alone",
    );
  });
});
