import { planFleet } from "../../../../model/patch-fleet/plan/fleet-plan";
import { type PlusDays, Schedule } from "../../../../model/schedule/grammar/schedule";
import { NotValidError } from "../../../../model/values/finding";
import { DEFINITION } from "../../../patch-fleet/given";

const TODAY = new Date("2026-11-23T00:00:00Z");

interface Ring {
  readonly name: string;
  readonly schedule: string | Schedule;
  readonly soakDays?: number;
  readonly daysOnRingBefore?: number;
}

/** What is wrong with a fleet of these rings, one account each. */
function problems(rings: readonly Ring[], operatingSystem = "AMAZON_LINUX_2023"): readonly string[] {
  const baseline = {
    ...DEFINITION.baselines.AmazonLinux2023,
    operatingSystem,
    approvalRules: [{ approveAfterDays: 0 }],
  };
  const fleet = {
    environment: { ...DEFINITION, baselines: { AmazonLinux2023: baseline } },
    region: "eu-central-1",
    rings: rings.map(({ schedule, ...ring }) => ({ ...ring, maintenanceWindows: { Sunday: { schedule } } })),
    accounts: rings.map(({ name }, index) => ({ id: String(index + 1).repeat(12), name, ring: name })),
    backend: { kind: "local" },
  };
  try {
    planFleet(fleet as never, {}, TODAY);
    return [];
  } catch (error) {
    if (error instanceof NotValidError) return error.findings.map(({ message }) => message);
    throw error;
  }
}

const on = (day: string) => `cron(0 22 ? * ${day} *)`;

test("says which ring would be ahead by how much, and two ways out", () => {
  const rings = [
    { name: "dev", schedule: on("TUE") },
    { name: "test", schedule: on("TUE"), soakDays: 6 },
  ];

  expect(problems(rings)).toEqual([
    "test would install a patch up to 3 hours before dev (one released 2026-11-24 21:00 UTC: dev is done " +
      "Wed 2026-12-02 01:00 Europe/Paris in dev, test starts Tue 2026-12-01 22:00 Europe/Paris in test); raise test's soakDays to 8, or " +
      'move test\'s window to Wednesday (Schedule.weekly("WED", "22:00"))',
  ]);
});

test("the soakDays that would do are those of all rings together: following them ends in a valid fleet", () => {
  const rings: Ring[] = [
    { name: "dev", schedule: on("TUE") },
    { name: "test", schedule: on("THU"), daysOnRingBefore: 2 },
    { name: "prod", schedule: on("SUN"), daysOnRingBefore: 3 },
  ];
  const told = problems(rings);
  const advised = told.flatMap((message) =>
    [...message.matchAll(/(\w+)'s (?:soakDays )?to (\d+)/g)].map(([, name, days]) => [name, Number(days)] as const),
  );
  const days = new Map(advised);

  expect(told.length).toBeGreaterThan(0);
  expect(days.size).toBe(2);
  expect(problems(rings.map((ring) => ({ ...ring, soakDays: days.get(ring.name) ?? 0 })))).toEqual([]);
});

test.each([
  [3, 2],
  [3, 0],
  [7, 6],
  [9, 1],
])("what it says of rings that are out of order (%d, then %d) ends in a valid fleet", (test, prod) => {
  const rings: Ring[] = [
    { name: "dev", schedule: on("TUE") },
    { name: "test", schedule: on("THU"), soakDays: test },
    { name: "prod", schedule: on("SUN"), soakDays: prod, daysOnRingBefore: 1 },
  ];
  const told = problems(rings);
  const advised = [...(told[0] ?? "").matchAll(/(\w+)'s (?:soakDays )?to (\d+)/g)];
  const days = new Map(advised.map(([, name, to]) => [name, Number(to)]));

  expect(told).toEqual([
    expect.stringMatching(`^expected at least ${test}, as test before it, got ${prod} for prod; (raise|lower) `),
  ]);
  expect(told[0]).not.toContain("daysOnRingBefore");
  expect(problems(rings.map((ring) => ({ ...ring, soakDays: days.get(ring.name) ?? ring.soakDays })))).toEqual([]);
});

test("moving the window as it says ends in a valid fleet", () => {
  const rings: Ring[] = [
    { name: "dev", schedule: on("TUE") },
    { name: "test", schedule: on("TUE"), soakDays: 6 },
  ];
  const [message = ""] = problems(rings);
  const day = /move test's window to (\w{3})/.exec(message)?.[1]?.toUpperCase();

  expect(message).toContain("raise test's soakDays to ");
  expect(problems(rings.map((ring) => (ring.name === "test" ? { ...ring, schedule: on(day ?? "") } : ring)))).toEqual(
    [],
  );
});

test.each([
  [1, 5, 11],
  [1, 8, 15],
  [2, 9, 16],
] as const)("Windows rings %d, %d and %d days after Patch Tuesday are valid without a delay", (dev, test_, prod) => {
  const schedule = (plusDays: 1 | 2 | 5 | 8 | 9 | 11 | 15 | 16) => Schedule.patchTuesday({ plusDays, at: "22:00" });
  const rings = [
    { name: "dev", schedule: schedule(dev) },
    { name: "test", schedule: schedule(test_), daysOnRingBefore: 2 },
    { name: "prod", schedule: schedule(prod), daysOnRingBefore: 2 },
  ];

  expect(problems(rings, "WINDOWS")).toEqual([]);
});

describe("windows some days after Patch Tuesday", () => {
  const inTheEvening = (plusDays: PlusDays) => Schedule.patchTuesday({ plusDays, at: "22:00" });
  const rings = (test_: PlusDays, owed = 3): readonly Ring[] => [
    { name: "dev", schedule: inTheEvening(5) },
    { name: "test", schedule: inTheEvening(test_), daysOnRingBefore: owed },
    { name: "prod", schedule: inTheEvening(20), daysOnRingBefore: 2 },
  ];

  test("are moved to the next day after it that does, and not to an earlier one", () => {
    const [message = ""] = problems(rings(1), "WINDOWS");
    const plusDays = Number(/move test's window to (\d+) days after Patch Tuesday/.exec(message)?.[1]);

    // Dev is done on the sixth day at 01:00.
    expect(plusDays).toBe(9);
    expect(problems(rings(plusDays as PlusDays), "WINDOWS")).toEqual([]);
    expect(problems(rings((plusDays - 1) as PlusDays), "WINDOWS")).toHaveLength(1);
  });

  test("are not moved where the ring after would then be too early", () => {
    expect(problems(rings(1, 14), "WINDOWS")[0]).not.toMatch(/(; |, or )move test's window/);
  });
});

test.each([
  [
    "is approved",
    "cron(0 9 ? * TUE#2 *)",
    on("TUE"),
    "move dev's window to 1 day after Patch Tuesday with soakDays 1 in test",
  ],
  [
    "is installed",
    Schedule.patchTuesday({ plusDays: 11, at: "22:00" }),
    Schedule.patchTuesday({ plusDays: 5, at: "22:00" }),
    "move test's window to 12 days after Patch Tuesday",
  ],
])("soakDays are not proposed by which the next update of Windows is out before each %s", (_, dev, test_, advice) => {
  const rings = [
    { name: "dev", schedule: dev },
    { name: "test", schedule: test_ },
  ];
  const [message = ""] = problems(rings, "WINDOWS");

  expect(message).not.toContain("raise");
  expect(message).toContain(`; ${advice}`);
});

test("nor where a ring has each update a month late today: it would have none any more", () => {
  const rings = [
    { name: "dev", schedule: Schedule.patchTuesday({ plusDays: 1, at: "22:00" }), soakDays: 5 },
    { name: "test", schedule: Schedule.patchTuesday({ plusDays: 3, at: "22:00" }), soakDays: 5, daysOnRingBefore: 3 },
  ];
  const [message = ""] = problems(rings, "WINDOWS");

  expect(message).toContain("test would install a patch 1.87 days after dev");
  expect(message).not.toContain("raise");
});

test("soakDays that are shorter than from one update of Windows to the next are proposed", () => {
  const rings = (soakDays: number) => [
    { name: "dev", schedule: Schedule.patchTuesday({ plusDays: 20, at: "22:00" }) },
    { name: "test", schedule: on("SAT"), soakDays },
  ];
  const [message = ""] = problems(rings(0), "WINDOWS");
  const days = Number(/raise test's soakDays to (\d+)/.exec(message)?.[1]);

  expect(days).toBeLessThan(28);
  expect(problems(rings(days), "WINDOWS")).toEqual([]);
});

test("a ring with a window for each of two baselines moves the one that breaks the promise", () => {
  const windows = (name: string) => ({ ...DEFINITION.maintenanceWindows.Sunday, name, patchGroups: [name] });
  const linux = { operatingSystem: "AMAZON_LINUX_2023", approvalRules: [{ approveAfterDays: 0 }] };
  const fleet = (day: string) => ({
    environment: {
      baselines: { First: { ...linux, name: "first" }, Second: { ...linux, name: "second" } },
      patchGroups: {
        one: { patchGroup: "one", baselines: ["First"] },
        two: { patchGroup: "two", baselines: ["Second"] },
      },
      maintenanceWindows: { One: windows("one"), Two: windows("two") },
    },
    region: "eu-central-1",
    rings: [
      { name: "dev", maintenanceWindows: { One: { schedule: on("MON") }, Two: { schedule: on("TUE") } } },
      { name: "test", soakDays: 6, maintenanceWindows: { One: { schedule: on("THU") }, Two: { schedule: on(day) } } },
    ],
    accounts: [
      { id: "111111111111", name: "dev", ring: "dev" },
      { id: "222222222222", name: "test", ring: "test" },
    ],
    backend: { kind: "local" },
  });

  expect(() => planFleet(fleet("TUE") as never, {}, TODAY)).toThrow(
    /baselines\.Second: .*, or move test's window Two to Wednesday \(Schedule\.weekly\("WED", "22:00"\)\)/,
  );
  expect(() => planFleet(fleet("WED") as never, {}, TODAY)).not.toThrow();
});

describe("rings of many patch groups that all install on one night", () => {
  const KEYS = ["A", "B", "C", "D", "E"];
  const MONTHLY = "cron(0 22 1 * ? *)";
  const schedules = (schedule: string) => ({ One: { schedule }, Two: { schedule } });
  const told = (rings: readonly string[], operatingSystem = "AMAZON_LINUX_2023"): readonly string[] => {
    const window = { ...DEFINITION.maintenanceWindows.Sunday, patchGroups: KEYS.map((key) => `Group${key}`) };
    const baseline = { operatingSystem, approvalRules: [{ approveAfterDays: 0 }] };
    const fleet = {
      environment: {
        patchWithin: { any: 14 },
        baselines: Object.fromEntries(KEYS.map((key) => [key, { ...baseline, name: `baseline-${key}` }])),
        patchGroups: Object.fromEntries(KEYS.map((key) => [`Group${key}`, { patchGroup: key, baselines: [key] }])),
        maintenanceWindows: {
          One: { ...window, name: "one", endDate: "2027-02-01T00:00:00Z" },
          Two: { ...window, name: "two", startDate: "2027-02-01T00:00:00Z" },
        },
      },
      region: "eu-central-1",
      rings: ["dev", "test", "prod"].map((name, place) => ({
        name,
        soakDays: 2 * place,
        maintenanceWindows: schedules(rings[place] ?? ""),
      })),
      accounts: ["dev", "test", "prod"].map((name, index) => ({ id: String(index + 1).repeat(12), name, ring: name })),
      backend: { kind: "local" },
    };
    try {
      planFleet(fleet as never, {}, TODAY);
      return [];
    } catch (error) {
      return (error as NotValidError).findings.map(({ message }) => message);
    }
  };

  test("are told nights of their own, which do, and by their keys which windows move", () => {
    const [first = "", second = ""] = told([on("SAT"), on("SAT"), on("SAT")]);
    const [dev = "", test_ = ""] = [...first.matchAll(/Schedule\.weekly\("(\w+)", "22:00"\)/g)].map(([, day]) => day);

    expect(first).toMatch(/move dev's windows One and Two to \w+ \(.*\) and test's windows One and Two to \w+ \(/);
    expect(told([on(dev), on(test_), on("SAT")])).toEqual([]);
    expect(second).toMatch(/; the fix above does this as well$/);
  });

  test("are told plainly where nothing was found that does", () => {
    const [first, second] = told([MONTHLY, MONTHLY, MONTHLY], "WINDOWS");

    expect(first).toContain(
      "; no other soakDays, delays, days of windows or further windows were found that do; choose other windows for several rings, so that dev is done before test starts, or lower daysOnRingBefore",
    );
    expect(second).not.toContain("fix above");
  });
});
