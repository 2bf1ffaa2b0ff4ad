import { type App, TerraformStack } from "cdktf";
import { joinedLines } from "../../model/text/printed-finding";
import { findingsIn, PatchDeadlines, PatchEnvironment } from "../../modules";
import type { PatchFleet } from "../../modules/patch-fleet";
import { appOn } from "../support/apps";
import { errorOf } from "../support/refusal";
import { ACCOUNTS, DEFINITION, FLEET } from "./given";
import { fleetIn, lockFileWith } from "./given-fleets";

const DEADLINES = /^PM83/;

/** A fleet whose prod installs on Sunday at 02:00 in Paris, for 3 hours, ten days after the release. */
function promisingFleet(app: App, changes: object = {}): PatchFleet {
  return fleetIn(app, { environment: { ...DEFINITION, patchWithin: { Critical: 40 } }, ...changes });
}

/** Of what is found about deadlines: where, which, and the first line. */
function told(changes: object, today?: string): readonly string[] {
  const tree = appOn(today);
  promisingFleet(tree, changes);
  return findingsIn(tree)
    .filter(({ finding }) => DEADLINES.test(finding.checkId))
    .map(({ construct, text }) => `${construct.node.path}: ${text.split("\n")[0]}`);
}

function withoutReboots(accounts: readonly object[]): readonly object[] {
  return accounts.map(({ overrides: _, ...account }: { overrides?: object }) => account);
}

describe("a deadline of a ring", () => {
  const rings = FLEET.rings.map((ring) => (ring.name === "prod" ? { ...ring, patchWithin: { Critical: 14 } } : ring));
  const accounts = withoutReboots(ACCOUNTS);

  test("takes the place of the one that the definition has", () => {
    expect(told({ accounts })).toEqual([]);
    expect(told({ rings, accounts })).toEqual([
      "prod-us/Default/Web: patchWithin.Critical: a Critical patch released Thu 2027-10-21 02:00 Europe/Paris is on " +
        "every node by Sun 2027-11-07 05:00, 17.2 days later, expected at most 14 [PM830]",
    ]);
  });

  test("gives way to the one of an account", () => {
    const own = accounts.map((account) => ({ ...account, overrides: { patchWithin: { Critical: 18 } } }));

    expect(told({ rings, accounts: own })).toEqual([]);
  });

  test("gives way to the one of a patch group", () => {
    const patchGroups = { Web: { ...DEFINITION.patchGroups.Web, patchWithin: { Critical: 18 } } };

    expect(told({ rings, accounts, environment: { ...DEFINITION, patchGroups } })).toEqual([]);
  });
});

describe("a deadline that takes the place of another one", () => {
  const left = (ofEnvironment: object, ofRing: object | undefined, ofAccount?: object) => {
    const tree = appOn();
    const rings = FLEET.rings.map((ring) =>
      ring.name === "prod" && ofRing !== undefined ? { ...ring, patchWithin: ofRing } : ring,
    );
    const accounts = withoutReboots(ACCOUNTS).map((account) =>
      ofAccount !== undefined && (account as { name: string }).name === "prod-us"
        ? { ...account, overrides: { patchWithin: ofAccount } }
        : account,
    );
    fleetIn(tree, { environment: { ...DEFINITION, patchWithin: ofEnvironment }, rings, accounts });
    return findingsIn(tree).flatMap(({ construct, finding }) =>
      finding.checkId === "PM814" ? [`${construct.node.path}: ${finding.message}`] : [],
    );
  };
  const ACCEPT = "or accept this (acceptFinding) on any stack of prod";

  test.each([
    [
      "a severity that it leaves out",
      [{ Critical: 40, Important: 40 }, { Important: 60 }],
      `patchWithin of ring prod takes the place of that of environment: no deadline is left for Critical (40 days there); write Critical: 40 there as well, ${ACCEPT}`,
    ],
    [
      "one that any allows more days for",
      [{ Critical: 40 }, { any: 60 }],
      `patchWithin of ring prod takes the place of that of environment: Critical has 60 days by what is left (40 there); write Critical: 40 there as well, ${ACCEPT}`,
    ],
    [
      "a published rule",
      [{ Critical: 40, ...PatchDeadlines.cisControls() }, { Critical: 40 }],
      `patchWithin of ring prod takes the place of that of environment: CIS Controls 7.3 is not asked for; write its published rule there as well, ${ACCEPT}`,
    ],
    [
      "in an account, what its ring asks for",
      [{ any: 60 }, { Critical: 40, any: 60 }, { any: 60 }],
      `patchWithin of account prod-us takes the place of that of ring prod: Critical has 60 days by what is left (40 there); write Critical: 40 there as well, ${ACCEPT}`,
    ],
  ] as const)("says on the stacks of the ring what is gone: %s", (_, [ofEnvironment, ofRing, ofAccount], message) => {
    expect(left(ofEnvironment, ofRing, ofAccount)).toEqual([`prod-us: ${message}`]);
  });

  test.each([
    ["more days for what it names", [{ Critical: 40 }, { Critical: 60 }]],
    ["fewer days for every patch", [{ Critical: 40 }, { any: 30 }]],
    ["no deadline", [{ Critical: 40 }, undefined]],
  ] as const)("says nothing of %s", (_, [ofEnvironment, ofRing]) => {
    expect(left(ofEnvironment, ofRing)).toEqual([]);
  });
});

test.each([
  ["environment", {}, {}, {}],
  ["ring prod", { patchWithin: { Critical: 40 } }, {}, {}],
  ["account prod-us", { patchWithin: { Critical: 40 } }, { patchWithin: { Critical: 40 } }, {}],
  ["patchGroups.Web", {}, {}, { patchWithin: { Critical: 40 } }],
] as const)(
  "of a system that a deadline does not cover it is said where any is to be added: %s",
  (place, ofRing, ofAccount, ofGroup) => {
    const tree = appOn();
    const Ubuntu = { name: "ubuntu", operatingSystem: "UBUNTU", approvalRules: [{ approveAfterDays: 0 }] };
    const Web = { ...DEFINITION.patchGroups.Web, ...ofGroup };
    const environment = {
      ...DEFINITION,
      patchWithin: { Critical: 40 },
      baselines: { ...DEFINITION.baselines, Ubuntu },
      patchGroups: { Web: { ...Web, baselines: [...Web.baselines, "Ubuntu"] } },
    };
    const rings = FLEET.rings.map((ring) => (ring.name === "prod" ? { ...ring, ...ofRing } : ring));
    const accounts = withoutReboots(ACCOUNTS).map((account) => ({ ...account, overrides: ofAccount }));
    fleetIn(tree, { environment, rings, accounts });

    const fixes = findingsIn(tree).flatMap(({ construct, finding, text }) =>
      finding.checkId === "PM835" && construct.node.path.startsWith("prod-us/") ? [joinedLines(text)] : [],
    );

    expect(fixes).toEqual([
      expect.stringMatching(
        new RegExp(
          `→ add any to patchWithin of ${place}, the days for every patch: any: 40, which the schedule of this ring meets;`,
        ),
      ),
    ]);
  },
);

test("a rule that is missing has the longest delay for a fix that does in all rings, their soakDays counted", () => {
  const approving = (...rules: object[]) => {
    const low = { patchFilters: { severity: ["Low"] }, approveAfterDays: 0 };
    const AmazonLinux2023 = { ...DEFINITION.baselines.AmazonLinux2023, approvalRules: [low, ...rules] };
    const tree = appOn();
    promisingFleet(tree, {
      environment: { ...DEFINITION, baselines: { AmazonLinux2023 }, patchWithin: { Critical: 40 } },
    });
    return findingsIn(tree).filter(({ finding }) => finding.checkId === "PM830");
  };
  const critical = (approveAfterDays: number) => ({ patchFilters: { severity: ["Critical"] }, approveAfterDays });

  const fixes = approving().map(({ text }) => text.split("→ ")[1]);

  expect(new Set(fixes)).toEqual(
    new Set(["a rule that approves it after 22 days at most would do in all rings, their soakDays beside it"]),
  );
  expect(approving(critical(22))).toEqual([]);
  expect(approving(critical(23))).not.toEqual([]);
});

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

describe("what is wrong with deadlines and calendars of release, wherever it stands,", () => {
  const linux = { ...DEFINITION.baselines.AmazonLinux2023, releases: { schedule: "at(2020-01-01T00:00:00)" } };
  const environment = {
    ...DEFINITION,
    patchWithin: { Criticl: 14 },
    baselines: {
      AmazonLinux2023: linux,
      Ubuntu: { name: "ubuntu", operatingSystem: "UBUNTU", approvalRules: [{ approveAfterDays: 0 }] },
    },
    patchGroups: {
      Web: { ...DEFINITION.patchGroups.Web, patchWithin: { Critical: 0 } },
      Batch: { patchGroup: "batch", baselines: ["Ubuntu"], patchWithin: PatchDeadlines.pciDss() },
    },
  };
  const OF_DEFINITION = [
    'patchWithin.Criticl: "Criticl" is not a severity of Amazon Linux 2023 or Ubuntu Server; did you mean Critical',
    "baselines.AmazonLinux2023.releases.schedule: expected a release within a year, got none from at(2020",
    "patchGroups.Web.patchWithin.Critical: expected days above 0 and at most 3650, got 0",
    'patchGroups.Batch.patchWithin.published: PCI DSS 6.3.3 counts by severity, which Ubuntu Server does not have; give "any"',
  ];

  test("is told at once of a fleet, with its rings and accounts", () => {
    const rings = FLEET.rings.map((ring) => ({ ...ring, patchWithin: { Critical: -1 } }));
    const accounts = ACCOUNTS.map((account) => ({ ...account, overrides: { patchWithin: { Low: "7" } } }));

    const text = errorOf(() => promisingFleet(appOn(), { environment, rings, accounts }));

    for (const problem of OF_DEFINITION) expect(text).toContain(`\n  - environment.${problem}`);
    expect(text).toContain("\n  - rings[0].patchWithin.Critical: expected days above 0");
    expect(text).toContain('\n  - accounts[0].overrides.patchWithin.Low: expected a number, got "7"');
  });

  test("is told at once of an environment", () => {
    const stack = new TerraformStack(appOn(), "patching");

    const text = errorOf(() => new PatchEnvironment(stack, "Default", environment as never));

    for (const problem of OF_DEFINITION) expect(text).toContain(`\n  - ${problem}`);
  });
});

test("the days for every patch that a ring is offered are those of its deadline, which it keeps", () => {
  const { AmazonLinux2023 } = DEFINITION.baselines;
  const environment = {
    ...DEFINITION,
    baselines: {
      AmazonLinux2023,
      Ubuntu: { name: "ubuntu", operatingSystem: "UBUNTU", approvalRules: [{ enableNonSecurity: true }] },
    },
    patchGroups: { Web: { patchGroup: "web", baselines: ["AmazonLinux2023", "Ubuntu"] } },
    patchWithin: { Critical: 18.5 },
  };
  const accounts = withoutReboots(ACCOUNTS);
  const days = [8.5, 14, undefined];
  const asked = FLEET.rings.map((ring, place) => ({ ...ring, patchWithin: days[place] && { Critical: days[place] } }));
  const about = (rings: readonly object[]) => {
    const tree = appOn();
    promisingFleet(tree, { environment, accounts, rings });
    return findingsIn(tree).filter(({ finding }) => DEADLINES.test(finding.checkId));
  };
  const offered = new Map(
    about(asked).map(({ construct, text }) => [construct.node.path.split("/")[0], /any: ([\d.]+)/.exec(text)?.[1]]),
  );

  expect(Object.fromEntries(offered)).toEqual({ "dev-eu": "8.5", "test-eu": "14", "prod-us": "18.5" });
  const [dev, test, prod] = ["dev-eu", "test-eu", "prod-us"].map((account, index) => ({
    ...FLEET.rings[index],
    patchWithin: { Critical: 40, any: Number(offered.get(account)) },
  }));
  expect(about([dev, test, prod] as object[])).toEqual([]);
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

describe("an error of many accounts", () => {
  const names = ["a", "b", "c", "d", "e"];
  const accounts = names.map((name, index) => ({ id: `${index + 1}`.repeat(12), name: `prod-${name}`, ring: "prod" }));
  const rings = [{ name: "prod", soakDays: 10 }];
  const broken = { rings, environment: { ...DEFINITION, patchWithin: { Critical: 14 } } };

  test("is told once, with the others counted", () => {
    const tree = appOn();
    promisingFleet(tree, { ...broken, accounts });

    expect(() => tree.synth()).toThrow(/Default\/Web\] patchWithin\.Critical: /);
    expect(() => tree.synth()).toThrow("\n    The same in 4 more stacks: prod-b, prod-c, prod-d, and 1 more.\n");
  });

  test("is told once for all Regions of an account", () => {
    const tree = appOn();
    const [first] = accounts;
    promisingFleet(tree, { ...broken, accounts: [{ ...first, regions: ["eu-central-1", "eu-west-1", "us-east-1"] }] });

    const text = errorOf(() => tree.synth());
    expect(text.match(/patchWithin\.Critical/g)).toHaveLength(1);
    expect(text).toContain("\n    The same in 2 more places of this stack.\n");
  });

  test("proposes the soakDays that keep the deadline, and no day more does", () => {
    const tree = appOn();
    promisingFleet(tree, { ...broken, accounts });

    const text = errorOf(() => tree.synth());
    const [, days, fewest, most] = (
      /→ lower prod's soakDays to (\d+) \((\d+) to (\d+) keep the ring order and every deadline\), or open a second window on Wednesday in prod \(schedule: Schedule\.weekly\(\["SUN", "WED"\], "02:00"\)\) with soakDays 9/.exec(
        text,
      ) ?? []
    ).map(Number);
    const toldWith = (soakDays = 0) => told({ ...broken, accounts, rings: [{ name: "prod", soakDays }] });

    expect([days, fewest, most]).toEqual([6, 0, 6]);
    expect(toldWith(days)).toEqual([]);
    expect(toldWith(6 + 1)).toHaveLength(5);
  });

  test("that no schedule meets is told so", () => {
    const tree = appOn();
    promisingFleet(tree, { rings, accounts, environment: { ...DEFINITION, patchWithin: { Critical: 0.1 } } });

    expect(errorOf(() => tree.synth())).toContain(
      "→ allow 18 days, which this schedule meets; no schedule meets 0.1 with runs of 3 hours",
    );
  });

  test("names the accounts that are late by other runs as well", () => {
    const us = { maintenanceWindows: { Sunday: { scheduleTimezone: "America/New_York" } } };
    const [first, second] = accounts;
    const tree = appOn();
    promisingFleet(tree, { ...broken, accounts: [first, { ...second, overrides: us }] });

    expect(errorOf(() => tree.synth())).toContain("\n    PM830 also in 1 more stack: prod-b.\n");
  });
});

describe("a ring that is locked", () => {
  const lockFile = lockFileWith({ prod: { approveUntilDate: "2026-10-24", from: "test", on: "2026-11-02" } });
  const rings = FLEET.rings.map((ring) => (ring.name === "prod" ? { ...ring, patchWithin: { Critical: 15 } } : ring));
  const locked = { lockFile, rings, accounts: withoutReboots(ACCOUNTS) };

  test("has its deadline before it while the next promotion can be in time", () => {
    // What is released on the 25th has to be there by the 9th: with the run on Sunday 2026-11-08 at 02:00.
    expect(told(locked, "2026-11-02")).toEqual([]);
    expect(told(locked, "2026-11-07")).toEqual([]);
  });

  test("is warned when it is too late for that, and synthesises, so that it can be promoted", () => {
    const tree = appOn("2026-11-09");
    promisingFleet(tree, locked);

    expect(told(locked, "2026-11-09")).toEqual([
      "prod-us/Default/Web: patchWithin.Critical: a Critical patch released Sun 2026-10-25 02:00 Europe/Paris is on " +
        "every node by Sun 2026-11-15 05:00 if it is promoted today, 21.2 days later, expected at most 15 [PM838]",
    ]);
    expect(() => tree.synth()).not.toThrow();
  });

  test("is told the days that count, and beside them those that do not", () => {
    const within = { Critical: 15, exceptDuring: [{ from: "2026-11-02", until: "2026-11-05" }] };
    const frozen = rings.map((ring) => (ring.name === "prod" ? { ...ring, patchWithin: within } : ring));

    expect(told({ ...locked, rings: frozen }, "2026-11-09")[0]).toContain(
      "if it is promoted today, 18.2 days later (and 3 that do not count), expected at most 15 [PM838]",
    );
  });

  test("that tolerates a missed run is warned a run earlier", () => {
    const within = { Critical: 22, tolerateMissedRuns: 1 };
    const tolerant = rings.map((ring) => (ring.name === "prod" ? { ...ring, patchWithin: within } : ring));

    expect(told({ ...locked, rings: tolerant }, "2026-11-07")).toEqual([]);
    expect(told({ ...locked, rings: tolerant }, "2026-11-09")).toHaveLength(1);
  });

  test("whose rules have an earlier date of their own is late as any that is never approved", () => {
    const { AmazonLinux2023 } = DEFINITION.baselines;
    const approvalRules = [{ approveUntilDate: "2026-10-01", enableNonSecurity: true }];
    const environment = { ...DEFINITION, baselines: { AmazonLinux2023: { ...AmazonLinux2023, approvalRules } } };

    expect(told({ ...locked, environment }, "2026-11-07")).toEqual([
      "prod-us/Default/Web: patchWithin.Critical: a Critical patch is never on every node: patches released after " +
        "2026-10-01 are not approved; expected within 15 days [PM830]",
    ]);
  });
});
