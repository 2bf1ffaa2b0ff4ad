import { TookTooLong, withinTime } from "../../../host/process/time-limit";
import type { CheckSubject } from "../../../model/house-rules/check-subjects";
import { type CheckDefinition, defineCheck, type HouseCheck } from "../../../model/house-rules/define-check";
import { type AskedStack, houseFindings } from "../../../model/house-rules/house-findings";
import { PatchChecks } from "../../../model/house-rules/well-architected";
import { patchingOf } from "../../../model/patching/patching";
import { isKnown, UNKNOWN } from "../../../model/values/unknown";
import { environment, type Given, installing, TODAY } from "../checks/across/given";

const rule = <On extends CheckSubject>(
  given: Pick<CheckDefinition<On>, "on" | "find"> & Partial<CheckDefinition<On>>,
) => defineCheck<On>({ id: "ACME001", severity: "warning", cause: "C.", reason: "R.", fix: "F.", ...given });

/** What rules say about stacks, as `key path message`. */
function said(
  checks: readonly HouseCheck[],
  stacks: Readonly<Record<string, Given | AskedStack>>,
  limit = 20_000,
): readonly string[] {
  const asked = Object.entries(stacks).map(
    ([name, given]): AskedStack => ("environment" in given ? given : { name, environment: environment(given) }),
  );
  const patching = patchingOf(asked, { from: TODAY });
  const found = houseFindings(checks, asked, {
    patching,
    today: TODAY,
    withinTime: (work) => withinTime(limit, work),
  });
  return [...found.values()]
    .flat()
    .map(({ checkId, severity, key, path, message }) => [checkId, severity, key, path, message].join(" | "));
}

const PROD: Given = { groups: { web: {} }, windows: { Sunday: installing("web") } };

test.each<[CheckSubject, string]>([
  ["baseline", "Base"],
  ["group", "web"],
  ["window", "Sunday"],
  ["task", "Sunday/Install"],
  ["environment", "prod"],
  ["fleet", "prod"],
])("a rule on %s is asked about each of them, and its finding stands on the object", (on, key) => {
  const check = rule({ on, find: (_, { problems, stack }) => problems.add("place", `seen in ${stack.name}`) });

  expect(said([check], { prod: PROD })).toEqual([`ACME001 | warning | ${key} | place | seen in prod`]);
});

test("a rule on associations and patch policies is asked about each of them", () => {
  const given = {
    ...environment(PROD),
    associations: [{ key: "Scan" }],
    patchPolicies: [{ key: "Nightly" }],
  } as unknown as AskedStack["environment"];
  const checks = (["association", "policy"] as const).map((on) =>
    rule({ id: `ACME-${on.toUpperCase()}`, on, find: ({ key }, { problems }) => problems.add("", key) }),
  );

  expect(said(checks, { prod: { name: "prod", environment: given } })).toEqual([
    "ACME-ASSOCIATION | warning | Scan |  | Scan",
    "ACME-POLICY | warning | Nightly |  | Nightly",
  ]);
});

test("a rule on a fleet is asked once, and can point at any object of it", () => {
  const check = rule({
    on: "fleet",
    find: ({ stacks }, { problems }) => {
      for (const { environment: each } of stacks)
        for (const window of each.maintenanceWindows) problems.on(window).add("", `one of ${stacks.length}`);
    },
  });

  expect(said([check], { dev: PROD, prod: PROD })).toEqual([
    "ACME001 | warning | Sunday |  | one of 2",
    "ACME001 | warning | Sunday |  | one of 2",
  ]);
});

test("a rule on changes sees what was and what is, and only what differs", () => {
  const check = rule({
    on: "change",
    find: ({ kind, before, after }, { problems }) =>
      problems.add("", `${kind} ${before === undefined ? "new" : "old"} ${after === undefined ? "gone" : "there"}`),
  });
  const before = environment({ ...PROD, groups: { web: {}, db: {} } });
  const after = environment({ ...PROD, windows: { Sunday: installing("web", { duration: 5 }) } });

  expect(said([check], { prod: { name: "prod", environment: after, before } })).toEqual([
    "ACME001 | warning | db |  | group old gone",
    "ACME001 | warning | Sunday |  | window old there",
  ]);
});

test("a rule asks the same room as every command who patches a group, and when", () => {
  const check = rule({
    on: "group",
    find: (group, { problems, patching }) => {
      const names = patching.waysTo(group).map(({ way, reach }) => `${way.carrier.key} ${reach.reaches}`);
      problems.add("", `${names.join(", ")}; ${patching.baselineFor(group, "AMAZON_LINUX_2023")?.key}`);
    },
  });
  const runs = rule({
    id: "ACME002",
    on: "window",
    find: (window, { problems, patching, today }) => {
      const told = patching.runs(window, new Date(today.getTime() + 8 * 86_400_000));
      problems.add("", typeof told.runs === "string" ? told.because : told.runs.map(({ local }) => local).join(", "));
    },
  });

  expect(said([check, runs], { prod: PROD })).toEqual([
    "ACME001 | warning | web |  | Sunday all; Base",
    "ACME002 | warning | Sunday |  | 2026-11-29T02:00",
  ]);
});

test("what is not known yet passes the helpers", () => {
  const check = rule({
    on: "window",
    find: (_, { problems }) => {
      problems.unless(UNKNOWN, "a", "no");
      problems.unless(undefined, "a", "no");
      problems.wholeNumber("a", UNKNOWN, { min: 1, max: 2 });
      problems.oneOf("a", UNKNOWN, ["x"]);
      problems.wholeNumber("b", 3, { min: 1, max: 2 });
      problems.oneOf("c", "y", ["x"]);
    },
  });

  expect(said([check], { prod: PROD })).toEqual([
    "ACME001 | warning | Sunday | b | expected a whole number from 1 to 2, got 3",
    'ACME001 | warning | Sunday | c | expected x, got "y"',
  ]);
});

describe("a rule that is no good is a finding that names it, and the others are still asked", () => {
  const FAILED = "the rule itself failed, and nothing more was checked by it";
  const good = rule({ id: "ACME002", on: "window", find: (_, { problems }) => problems.add("", "asked") });

  test.each<[string, CheckDefinition<"window">["find"], string]>([
    [
      "it throws",
      () => {
        throw new RangeError("no such zone\nat somewhere");
      },
      "RangeError: no such zone",
    ],
    [
      "it changes its subject",
      (window) => {
        (window as { name: string }).name = "other";
      },
      "TypeError: Cannot assign to read only property 'name' of object '#<Object>'",
    ],
    [
      "it changes what lies deep in its subject",
      (window) => {
        (window.tasks as unknown[]).push({});
      },
      "TypeError: Cannot add property 1, object is not extensible",
    ],
    [
      "it changes its subject in code that is not strict",
      new Function("window", "window.name = 'other';") as CheckDefinition<"window">["find"],
      "TypeError: Cannot assign to read only property 'name' of object '#<Object>'",
    ],
    [
      "it removes something of its subject in code that is not strict",
      new Function("window", "delete window.name;") as CheckDefinition<"window">["find"],
      "TypeError: Cannot delete property 'name' of #<Object>",
    ],
    [
      "it waits for something",
      async () => {
        throw new Error("nobody hears this");
      },
      "TypeError: find returned a promise; it must answer at once",
    ],
    [
      "it never ends",
      () => {
        for (;;);
      },
      "TookTooLong: took longer than 1000 ms",
    ],
  ])("where %s", (_, find, why) => {
    expect(said([rule({ on: "window", find }), good], { prod: PROD }, 1000)).toEqual([
      `ACME001 | error | Sunday |  | ${FAILED}: ${why}`,
      "ACME002 | warning | Sunday |  | asked",
    ]);
  });

  test("the models are as they were", () => {
    const given = environment(PROD);
    said([rule({ on: "window", find: () => {} })], { prod: { name: "prod", environment: given } });

    expect(Object.isFrozen(given.maintenanceWindows[0]?.tasks)).toBe(false);
  });
});

test("work within its time answers, and throws what it throws", () => {
  expect(withinTime(1000, () => 7)).toBe(7);
  expect(() =>
    withinTime(1000, () => {
      throw new RangeError("as it is");
    }),
  ).toThrow(new RangeError("as it is"));
  expect(() =>
    withinTime(20, () =>
      withinTime(1000, () => {
        for (;;);
      }),
    ),
  ).toThrow(TookTooLong);
});

describe("what AWS's Well-Architected Framework asks", () => {
  test("a group on which nothing installs, a rule without a wait, output that is kept nowhere", () => {
    const given: Given = {
      baselines: { Base: { approvalRules: [{ approveAfterDays: 0 }] } },
      groups: { web: {}, db: {} },
      windows: { Sunday: installing("web") },
    };

    expect(said(PatchChecks.wellArchitected(), { prod: given })).toEqual([
      'WA001 | warning | db |  | expected something that installs on "db", found nothing',
      "WA002 | warning | Base | approvalRules[0].approveAfterDays | expected at least 1 day, got 0",
      "WA003 | warning | Sunday/Install | outputS3Bucket | missing, expected a place for the output",
    ]);
  });

  test("nothing is said where it is done, or not known yet", () => {
    const given: Given = {
      baselines: { Base: { approvalRules: [{ approveAfterDays: 3 }] } },
      groups: { web: { patchGroup: UNKNOWN } },
      windows: { Sunday: { ...installing("web"), tasks: { Install: { outputS3Bucket: "acme-logs" } } } },
    };

    expect(said(PatchChecks.wellArchitected({ testDays: 3 }), { prod: given })).toEqual([]);
    expect(isKnown(UNKNOWN)).toBe(false);
  });
});

test("a rule may ask how long patches take to be on every node of a group, by severity", () => {
  const check = rule({
    on: "group",
    find: (group, { problems, patching }) => {
      const answer = patching.arrival(group, { severity: "Critical", missedRuns: 1 });
      if (answer?.arrives !== "always") return;
      const { released, installed } = answer.worst;
      problems.add("", `${(installed.getTime() - released.getTime()) / 3_600_000} hours`);
    },
  });

  // 7 days of delay, two weeks between the run that just began and the one after the missed one, 3 hours of a run.
  expect(said([check], { prod: PROD })).toEqual([`ACME001 | warning | web |  | ${(7 + 14) * 24 + 3} hours`]);
});
