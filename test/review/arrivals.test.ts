import { arrivalChanges } from "../../review/arrival/arrival-changes";
import { environment, type Given, installing, TODAY } from "../model/checks/across/given";

const given = (delay: number, changes: Given = {}) =>
  environment({
    baselines: { Base: { approvalRules: [{ approveAfterDays: delay }] } },
    groups: { production: {} },
    windows: { Sunday: installing("production") },
    ...changes,
  });

test("a change that makes patches arrive later says by how much", () => {
  expect(arrivalChanges(given(2), given(7), TODAY)).toEqual([
    "Security patches of every severity reach production up to 14.2 days after release, was 9.2",
  ]);
});

test("a freeze that the deadline leaves out is told beside the days without it", () => {
  const terms = { acceptable: false, inForce: false, tolerateMissedRuns: 0 };
  const exceptDuring = [{ from: "2026-12-21", until: "2027-01-04" }];
  const frozen = (delay: number) =>
    given(delay, {
      groups: { production: { patchWithin: { days: { Critical: 30 }, ...terms, exceptDuring } } },
      windows: {
        Sunday: installing("production", { endDate: "2026-12-21T00:00:00Z" }),
        After: installing("production", { startDate: "2027-01-04T00:00:00Z" }),
      },
    });

  expect(arrivalChanges(frozen(2), frozen(7), TODAY)).toEqual([
    "Security patches of every severity reach production up to 14.2 days after release, " +
      "28.2 with the freeze 2026-12-21 through 2027-01-03, was 9.2, 23.2 with it",
  ]);
  expect(arrivalChanges(given(7), frozen(7), TODAY)).toEqual([
    "Security patches of every severity reach production up to 14.2 days after release, " +
      "28.2 with the freeze 2026-12-21 through 2027-01-03, was 14.2 without it",
  ]);
});

test("an hour more or less is no news", () => {
  const open = (duration: number) => given(7, { windows: { Sunday: installing("production", { duration }) } });

  expect(arrivalChanges(open(3), open(2), TODAY)).toEqual([]);
  expect(arrivalChanges(open(3), open(9), TODAY)).toHaveLength(1);
});

test("a group of one name in two Regions says it once", () => {
  const inTwo = (delay: number) =>
    given(delay, {
      region: "eu-central-1",
      groups: { production: {}, there: { patchGroup: "production", region: "us-east-1" } },
      windows: { Sunday: installing("production"), There: installing("production", { region: "us-east-1" }) },
    });

  expect(arrivalChanges(inTwo(2), inTwo(7), TODAY)).toEqual([
    "Security patches of every severity reach production up to 14.2 days after release, was 9.2",
  ]);
});

test("and so does one that makes them arrive earlier, by severity", () => {
  const rules = [{ approveAfterDays: 7 }, { patchFilters: { severity: ["Critical"] }, approveAfterDays: 0 }];
  const faster = given(7, { baselines: { Base: { approvalRules: rules } } });

  expect(arrivalChanges(given(7), faster, TODAY)).toEqual([
    "Critical security patches reach production up to 7.2 days after release, was 14.2",
  ]);
});

test("a window that is gone leaves the nodes without patches", () => {
  expect(arrivalChanges(given(7), given(7, { windows: {} }), TODAY)).toEqual([
    "Security patches of every severity no longer reach every node of production: no window installs on every node",
  ]);
});

test("patches that no rule is about any more arrive no more", () => {
  const rules = [{ patchFilters: { severity: ["Critical", "Important", "Medium"] }, approveAfterDays: 7 }];

  expect(arrivalChanges(given(7), given(7, { baselines: { Base: { approvalRules: rules } } }), TODAY)).toEqual([
    "None and Low security patches no longer reach every node of production: approved by no rule",
  ]);
});

describe("of a group whose nodes have several systems", () => {
  const BASELINES = {
    Linux: { approvalRules: [{ patchFilters: { severity: ["Critical"] }, approveAfterDays: 7 }] },
    RedHat: {
      operatingSystem: "REDHAT_ENTERPRISE_LINUX",
      approvalRules: [{ patchFilters: { severity: ["Critical"] }, approveAfterDays: 7 }],
    },
  };
  const several = (changes: Readonly<Record<string, object>>, window: object = {}) => {
    const registrations = Object.entries({ Linux: "AMAZON_LINUX_2023", RedHat: "REDHAT_ENTERPRISE_LINUX" }).map(
      ([key, operatingSystem]) => ({ baseline: { kind: "managed" as const, key, operatingSystem } }),
    ) as never;
    const baselines = Object.fromEntries(
      Object.entries(BASELINES).map(([key, base]) => [key, { ...base, ...changes[key] }]),
    );
    return given(7, {
      baselines,
      groups: { production: { registrations } },
      windows: { Sunday: installing("production", window) },
    });
  };
  const waits = (days: number) => ({ approvalRules: [{ approveAfterDays: days }] });

  test("the system is named of which it is said, also where the others stay as they are", () => {
    const slower = several({
      RedHat: {
        ...BASELINES.RedHat,
        approvalRules: [{ patchFilters: { severity: ["Critical"] }, approveAfterDays: 14 }],
      },
    });

    expect(arrivalChanges(several({}), slower, TODAY)).toEqual([
      "Critical security patches for Red Hat Enterprise Linux reach production up to 21.2 days after release, was 14.2",
    ]);
  });

  test("and all of which the same is said", () => {
    expect(arrivalChanges(several({}), several({}, { schedule: "cron(0 2 1 * ? *)" }), TODAY)).toEqual([
      "Critical security patches for Amazon Linux 2023 and Red Hat Enterprise Linux reach production up to 38.2 days after release, was 14.2",
    ]);
  });

  test("and where it is said of every severity of each", () => {
    const waiting = (days: number) => {
      const { approvalRules } = waits(days);
      return several({ Linux: { approvalRules }, RedHat: { approvalRules } });
    };

    expect(arrivalChanges(waiting(2), waiting(7), TODAY)).toEqual([
      "Security patches of every severity for Amazon Linux 2023 and Red Hat Enterprise Linux reach production up to 14.2 days after release, was 9.2",
    ]);
  });

  test("a severity is not told of a system of which it is not true", () => {
    const both = several({ Linux: waits(7), RedHat: BASELINES.RedHat });
    const later = several({
      Linux: waits(14),
      RedHat: { approvalRules: [{ patchFilters: { severity: ["Critical"] }, approveAfterDays: 14 }] },
    });

    expect(arrivalChanges(both, later, TODAY)).toEqual([
      "Security patches of every severity for Amazon Linux 2023 reach production up to 21.2 days after release, was 14.2",
      "Critical security patches for Red Hat Enterprise Linux reach production up to 21.2 days after release, was 14.2",
    ]);
  });
});

test("what changes nothing about it is not told", () => {
  expect(arrivalChanges(given(7), given(7), TODAY)).toEqual([]);
});
