import { planFleet } from "../../../../model/patch-fleet/plan/fleet-plan";
import { NotValidError } from "../../../../model/values/finding";
import { DEFINITION } from "../../../patch-fleet/given";
import { processorMilliseconds } from "../../../support/processor-time";

const TODAY = new Date("2026-11-29T00:00:00Z");

interface Given {
  readonly dev: string;
  readonly test: string;
  readonly prod: string;
  readonly soakDays: readonly [number, number, number];
  readonly promised: number;
  readonly delay: number;
  readonly within: number;
  readonly severities: readonly string[];
  /** Whether each ring has an account in New York as well. */
  readonly alsoUs: boolean;
  readonly patchPolicies: object;
  /** By ring: a further window of the same nodes. */
  readonly further: Readonly<Record<string, string>>;
}

const GIVEN: Given = {
  dev: "cron(0 6 * * ? *)",
  test: "cron(0 22 ? * WED *)",
  prod: "cron(0 22 ? * SUN *)",
  soakDays: [0, 2, 4],
  promised: 1,
  delay: 3,
  within: 14,
  severities: ["Critical"],
  alsoUs: true,
  patchPolicies: {},
  further: {},
};

/** Three rings, each with an account in Berlin and one in New York: what is wrong with them, and what keeps them. */
function planned(changes: Partial<Given>) {
  const given = { ...GIVEN, ...changes };
  const names = ["dev", "test", "prod"] as const;
  const fleet = {
    environment: {
      ...DEFINITION,
      patchWithin: Object.fromEntries(given.severities.map((one) => [one, given.within])),
      baselines: {
        Linux: {
          name: "linux",
          operatingSystem: "AMAZON_LINUX_2023",
          approvalRules: [{ patchFilters: { classification: ["Security"] }, approveAfterDays: given.delay }],
        },
      },
      patchGroups: { Web: { patchGroup: "web", baselines: ["Linux"] } },
      patchPolicies: given.patchPolicies,
      maintenanceWindows: {
        Sunday: { ...DEFINITION.maintenanceWindows.Sunday, scheduleTimezone: "Europe/Berlin" },
        Further: { ...DEFINITION.maintenanceWindows.Sunday, name: "further", enabled: false },
      },
    },
    region: "eu-central-1",
    rings: names.map((name, index) => ({
      name,
      soakDays: given.soakDays[index],
      ...(index === 0 ? {} : { daysOnRingBefore: given.promised }),
      maintenanceWindows: { Sunday: { schedule: given[name] }, Further: furtherIn(given, name) },
    })),
    accounts: names.flatMap((ring, index) => [
      { id: `${index + 1}`.repeat(12), name: `${ring}-eu`, ring },
      ...(given.alsoUs
        ? [
            {
              id: `${index + 4}`.repeat(12),
              name: `${ring}-us`,
              ring,
              overrides: { maintenanceWindows: { Sunday: { scheduleTimezone: "America/New_York" } } },
            },
          ]
        : []),
    ]),
    backend: { kind: "local" },
  };
  try {
    return { broken: [], deadlineFix: planFleet(fleet as never, {}, TODAY).deadlineFix() };
  } catch (error) {
    if (!(error instanceof NotValidError)) throw error;
    return { broken: error.findings.map(({ message }) => message), deadlineFix: undefined };
  }
}

function furtherIn({ further }: Given, ring: string): object {
  return further[ring] === undefined
    ? {}
    : { schedule: further[ring], scheduleTimezone: "Europe/Berlin", enabled: true };
}

const KEPT = { broken: [], deadlineFix: undefined };

test("a broken promise tells the two runs that come too close, on their clocks, and every account that breaks it", () => {
  const [first = "", second = ""] = planned({ promised: 2 }).broken;

  expect(first).toContain(
    "test would install a patch 21 hours after dev (one released 2026-12-05 05:00 UTC: dev is done Wed 2026-12-09 " +
      "09:00 Europe/Berlin in dev-eu, test starts Thu 2026-12-10 00:00 America/New_York in test-us), expected at least 2 days after",
  );
  expect(second).toContain("prod starts Sun 2026-12-06 22:00 Europe/Berlin in prod-eu); too early in prod-us as well");
});

test("soakDays that would break a deadline are not proposed: what keeps both is, and it does", () => {
  const [told = "", ...others] = planned({ soakDays: [0, 3, 4] }).broken;

  expect(others).toEqual([]);
  expect(told).not.toContain("raise prod's soakDays");
  expect(told).toContain("no soakDays meet both the ring order and a Critical patch within 14 days in prod; ");
  // "open a second window on Wednesday" in prod alone would collide with the one of test: a daily one goes with it.
  expect(told).toContain("or shorten approveAfterDays to 0 in baselines.Linux and move ");
  expect(told).toContain(
    'move test\'s window to Friday (Schedule.weekly("FRI", "22:00")) with soakDays 6 in prod, or ',
  );
  const shortened = { delay: 0, test: "cron(0 22 ? * FRI *)" };
  expect(planned({ ...shortened, soakDays: [0, 3, 6] })).toEqual(KEPT);
  expect(planned({ ...shortened, delay: 1, soakDays: [0, 3, 6] })).not.toEqual(KEPT);
  expect(planned({ ...shortened, soakDays: [0, 3, 5] })).not.toEqual(KEPT);
});

test("raising soakDays is proposed where the deadlines are kept with it", () => {
  const { broken } = planned({ soakDays: [0, 3, 4], within: 30, alsoUs: false });
  const [, days] = /raise prod's soakDays to (\d+)/.exec(broken[0] ?? "") ?? [];

  expect(broken).toHaveLength(1);
  expect(planned({ soakDays: [0, 3, Number(days)], within: 30, alsoUs: false })).toEqual(KEPT);
  expect(planned({ soakDays: [0, 3, Number(days) - 1], within: 30, alsoUs: false })).not.toEqual(KEPT);
});

test("a deadline is kept by fewer soakDays where the promises allow it", () => {
  const { deadlineFix } = planned({ soakDays: [0, 3, 20], within: 20, alsoUs: false });
  const [, days] = /^lower prod's soakDays to (\d+)/.exec(deadlineFix ?? "") ?? [];

  expect(planned({ soakDays: [0, 3, Number(days)], within: 20, alsoUs: false })).toEqual(KEPT);
  expect(planned({ soakDays: [0, 3, Number(days) + 1], within: 20, alsoUs: false })).not.toEqual(KEPT);
});

test("where nothing else does, the days that are kept are told", () => {
  const { broken } = planned({ dev: "cron(0 22 ? * TUE *)", promised: 2, alsoUs: false });
  const told =
    /loosen the deadline to a Critical patch within (\d+) days in test and within (\d+) days in prod with soakDays (\d+) in test and (\d+) in prod/.exec(
      broken[0] ?? "",
    );
  const [, , within, test_, prod] = (told ?? []).map(Number);
  const with_ = (days: number) =>
    planned({
      dev: "cron(0 22 ? * TUE *)",
      promised: 2,
      soakDays: [0, test_ ?? 0, prod ?? 0],
      within: days,
      alsoUs: false,
    });

  expect(with_(within ?? 0)).toEqual(KEPT);
  expect(with_((within ?? 0) - 1).deadlineFix).toMatch(/^no soakDays meet both the ring order and a Critical patch/);
});

test("severities with the same days in the same rings are told in one phrase", () => {
  const severities = ["Critical", "Important", "any"];
  const [told = ""] = planned({ dev: "cron(0 22 ? * TUE *)", promised: 2, alsoUs: false, severities }).broken;

  expect(told).toMatch(
    /no soakDays meet both the ring order and a Critical, Important or any other patch within 14 days in test and prod; .*loosen the deadline to a Critical, Important or any other patch within \d+ days in test and within \d+ days in prod with/,
  );
});

const POLICY = {
  name: "all",
  operation: "ScanAndInstall",
  baselines: ["Linux"],
  targets: { allNodes: true },
  scanSchedule: "cron(0 1 * * ? *)",
  installSchedule: "cron(0 3 ? * SUN *)",
  rebootOption: "RebootIfNeeded",
  localDeploymentAdministrationRoleArn: "arn:aws:iam::123456789012:role/administration",
  localDeploymentExecutionRoleName: "execution",
};

test.each([
  ["in the account of each stack", {}, [16, 27]],
  ["in the Region of the stacks among others", { targetRegions: ["us-east-1", "eu-central-1"] }, [16, 27]],
  ["in another Region", { targetRegions: ["us-east-1"] }, [19, 55]],
  ["in another account", { account: "999999999999" }, [19, 55]],
  ["in an account of the last ring", { account: "3".repeat(12) }, [19, 27]],
])("a policy that installs %s counts for the days that are kept there", (_, place, [inTest, inProd]) => {
  const { deadlineFix } = planned({
    patchPolicies: { All: { ...POLICY, ...place } },
    prod: "cron(0 2 ? * SAT#1 *)",
    soakDays: [0, 20, 40],
    within: 8,
    alsoUs: false,
  });

  expect(deadlineFix).toContain(
    `loosen the deadline to a Critical patch within ${inTest} days in test and within ${inProd} days in prod `,
  );
});

/** What is opened where, and with which soakDays of test and prod, of each way that opens a single window. */
function furtherWindowsIn(told: readonly string[]) {
  const ways = told.flatMap((text) => [
    ...text.matchAll(
      /(?:; |or )open (?:a second window on (\w{3})\w+|a daily window) in (\w+) \([^()]*\([^()]*\)\)(?: with soakDays (.+?))?(?=, or|$)/g,
    ),
  ]);
  return ways.map(([, day, ring = "", soakDays = ""]) => ({
    further: { [ring]: day === undefined ? "cron(0 22 * * ? *)" : `cron(0 22 ? * ${day.toUpperCase()} *)` },
    soakDays: new Map([...soakDays.matchAll(/(\d+) in (\w+)/g)].map(([, days, name]) => [name, Number(days)])),
  }));
}

test("a further window that is proposed keeps everything, and is none of a policy that brings its baseline along", () => {
  const windows = { test: "cron(0 22 ? * SUN *)", prod: "cron(0 22 ? * TUE *)" };
  const given = { patchPolicies: { All: POLICY }, ...windows, delay: 0, within: 20, alsoUs: false };
  const proposed = ["SUN", "SUN#1"].flatMap((day) => {
    const dev = `cron(0 22 ? * ${day} *)`;
    const { broken, deadlineFix = "" } = planned({ ...given, dev });
    return furtherWindowsIn([...broken, deadlineFix]).map((way) => ({ ...way, dev }));
  });

  expect(proposed).not.toEqual([]);
  for (const { soakDays, ...way } of proposed) {
    const [inTest = 2, inProd = 4] = [soakDays.get("test"), soakDays.get("prod")];
    expect(planned({ ...given, ...way, soakDays: [0, inTest, inProd] })).toEqual(KEPT);
  }
});

describe("a freeze", () => {
  const FREEZE = { from: "2026-12-14", until: "2027-01-04" };
  const [start, end] = [`${FREEZE.from}T00:00:00+01:00`, `${FREEZE.until}T00:00:00+01:00`];

  /** Rings with a window before, one in and one after a freeze: of which of them the one in it is enabled. */
  function told(
    open: readonly string[],
    change: { readonly ring?: object; readonly patchWithin?: object; readonly freezes?: readonly object[] } = {},
  ) {
    const { Sunday } = DEFINITION.maintenanceWindows;
    const days = { dev: "TUE", test: "THU", prod: "SUN" };
    const rings = Object.entries(days).map(([name, day], index) => {
      const window = { schedule: `cron(0 22 ? * ${day} *)` };
      const During = { ...window, enabled: open.includes(name) };
      const own = name === "prod" ? change.ring : {};
      return {
        name,
        soakDays: [0, 3, 7][index],
        maintenanceWindows: { Before: window, During, After: window },
        ...own,
      };
    });
    const fleet = {
      environment: {
        ...DEFINITION,
        ...(change.patchWithin && { patchWithin: change.patchWithin }),
        ...(change.freezes && { changeFreezes: change.freezes }),
        maintenanceWindows: {
          Before: { ...Sunday, name: "before", endDate: start },
          During: { ...Sunday, name: "during", startDate: start, endDate: end },
          After: { ...Sunday, name: "after", startDate: end },
        },
      },
      region: "eu-central-1",
      rings,
      accounts: Object.keys(days).map((ring, index) => ({ id: `${index + 1}`.repeat(12), name: ring, ring })),
      backend: { kind: "local" },
    };
    try {
      const plan = planFleet(fleet as never, {}, TODAY);
      return [plan.deadlineFix("freeze")].flatMap((fix) => fix ?? []);
    } catch (error) {
      return (error as NotValidError).findings.map(({ message }) => message);
    }
  }

  test("of one ring alone is named where the next one goes on, with what does: both rest, or neither", () => {
    const patchWithin = { Critical: 15 };
    const [broken = ""] = told(["dev", "prod"], { patchWithin });

    expect(told(["dev", "prod"])[0]).toContain(
      "prod starts Sun 2026-12-20 22:00 Europe/Paris in prod): no window of test is open from Mon 2026-12-14 00:00 to Mon " +
        "2027-01-04 00:00 (Before ends, After begins); let prod rest in these days as well: changeFreezes: " +
        '[{ from: "2026-12-14", until: "2027-01-04" }] in that ring, or let test\'s window Before go on until 2027-01-04, or raise ',
    );
    expect(broken).toContain(
      "in that ring, with " +
        'exceptDuring: [{ from: "2026-12-14", until: "2027-01-04" }] in patchWithin of test, or let test\'s window ' +
        "Before go on until 2027-01-04",
    );
    expect(told(["dev", "prod"], { ring: { changeFreezes: [FREEZE] } })).toEqual([]);
    expect(broken).not.toContain("daily window");
    expect(told(["dev"], { patchWithin: { ...patchWithin, exceptDuring: [FREEZE] } })).toEqual([]);
    expect(told(["dev", "test", "prod"], { patchWithin })).toEqual([]);
    expect(told(["dev"])).toEqual([]);
  });

  test("of all of them is neither the cause nor the fix where the order is broken without it as well", () => {
    const tooFew = { ring: { soakDays: 4 } };
    const [broken = "", ...others] = told([], tooFew);

    expect(others).toEqual([]);
    expect(told(["dev", "test", "prod"], tooFew)).toHaveLength(1);
    expect(broken).toContain(" before test (one released ");
    expect(broken).toContain("in prod); raise prod's soakDays to ");
    expect(broken).not.toMatch(/no window of test|changeFreezes|go on/);
  });

  test("of one ring alone leaves the next one the freezes that it has", () => {
    const own = { from: "2027-07-01", until: "2027-07-05" };
    const [broken = ""] = told(["dev", "prod"], { ring: { changeFreezes: [own] } });

    expect(broken).toContain(
      'changeFreezes: [{ from: "2026-12-14", until: "2027-01-04" }, { from: "2027-07-01", until: "2027-07-05" }] in that ring',
    );
    expect(told(["dev", "prod"], { freezes: [own] })[0]).toContain("2027-07-05");
    expect(
      told(["dev", "prod"], { ring: { changeFreezes: [{ from: "2027-01-02", until: "2027-01-08" }] } })[0],
    ).toContain('changeFreezes: [{ from: "2026-12-14", until: "2027-01-08" }] in that ring');
  });

  test("of all of them is left out of the deadline, with the soakDays that keep it in each ring", () => {
    const ring = { soakDays: 9 };
    const [fix = ""] = told([], { ring, patchWithin: { Critical: 15 } });
    const [, soakDays] =
      /^do not count these days, exceptDuring: .* in patchWithin with soakDays (\d) in prod$/.exec(fix) ?? [];

    const left = { Critical: 15, exceptDuring: [FREEZE] };
    expect(told([], { ring: { soakDays: Number(soakDays) }, patchWithin: left })).toEqual([]);
    expect(told([], { patchWithin: { Critical: 15 } })).toEqual([
      'do not count these days, exceptDuring: [{ from: "2026-12-14", until: "2027-01-04" }] in patchWithin',
    ]);
  });
});

test("what keeps everything is found in the time of some proofs of the fleet, and not of hundreds", () => {
  const days = ["MON", "WED", "FRI"];
  const told = (day: string, more: Partial<Given> = {}) =>
    planned({ dev: `cron(0 22 ? * ${day} *)`, promised: 3, delay: 1, ...more }).broken;
  const kept = (day: string) => told(day, { soakDays: [0, 30, 60], within: 365 });
  const PROOFS = 10;
  expect(told("SUN")).not.toEqual([]);
  expect(kept("SUN")).toEqual([]);

  const ofProofs = processorMilliseconds(() => days.flatMap((day) => Array.from({ length: PROOFS }, () => kept(day))));
  const spent = processorMilliseconds(() => days.map((day) => told(day)));

  expect(spent / (ofProofs / PROOFS)).toBeLessThan(80);
});
