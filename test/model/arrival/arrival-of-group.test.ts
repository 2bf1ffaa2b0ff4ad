import type { ArrivalOfPatches, AskedPatches } from "../../../model/arrival/arrival-by";
import { arrivalOfGroup } from "../../../model/arrival/arrival-of-group";
import type { Keyed, PatchEnvironmentModel } from "../../../model/environment/patch-environment-model";
import type { PatchPolicyModel } from "../../../model/patch-policy/patch-policy-model";
import { patchingOf } from "../../../model/patching/patching";
import { unlisted } from "../../../model/values/listed";
import { UNKNOWN } from "../../../model/values/unknown";
import { environment, type Given, installing, TODAY } from "../checks/across/given";

const HOUR = 3_600_000;

/** Hours to the worst arrival on the group `web`, or why there are none. */
function worst(given: Given, asked: AskedPatches & { operatingSystem?: string } = {}): number | string {
  const patching = patchingOf([{ environment: environment(given) }], { from: TODAY });
  const [group] = patching.groups;
  if (group === undefined) throw new Error("expected a group");
  return hours(arrivalOfGroup(TODAY, group, asked));
}

function hours(answer: ArrivalOfPatches): number | string {
  if (answer.arrives !== "always") return `${answer.arrives}: ${answer.because}`;
  return (answer.worst.installed.getTime() - answer.worst.released.getTime()) / HOUR;
}

const DAY = 24;
const WEEK = 7 * DAY;
const weekly = { groups: { web: {} }, windows: { Sunday: installing("web") } };
const rules = (...approvalRules: object[]) => ({ ...weekly, baselines: { Base: { approvalRules } } });
const windows = (approvalRules: object[], schedule: string, extra: object = {}) => ({
  ...weekly,
  baselines: { Base: { operatingSystem: "WINDOWS", approvalRules, ...extra } },
  windows: { Month: installing("web", { schedule }) },
});

const critical = { patchFilters: { severity: ["Critical"] } };
const important = { patchFilters: { severity: ["Important"] }, approveAfterDays: 3 };
const both = { patchFilters: { severity: ["Critical", "Important"] }, approveAfterDays: 9 };
const urgent = { patchFilters: { severity: ["Critical", unlisted("Urgent")] } };

describe("severities", () => {
  const given = rules(
    { patchFilters: { classification: ["Security"], severity: ["Critical", "Important"] }, approveAfterDays: 2 },
    { patchFilters: { severity: ["Important", "Medium"] }, approveAfterDays: 9 },
  );

  test("a severity is approved by the rules that match it, and of several the earlier counts", () => {
    expect(worst(given, { severity: "Critical" })).toBe(2 * DAY + WEEK + 3);
    expect(worst(given, { severity: "Important" })).toBe(2 * DAY + WEEK + 3);
    expect(worst(given, { severity: "Medium" })).toBe(9 * DAY + WEEK + 3);
  });

  test("a classification has its own way: bug fixes that only the later rule approves", () => {
    expect(worst(given, { severity: "Important", classification: "Bugfix" })).toBe(9 * DAY + WEEK + 3);
    expect(worst(given, { severity: "Critical", classification: "Bugfix" })).toBe("never: approved by no rule");
  });

  test("a severity that no rule matches never arrives", () => {
    expect(worst(given, { severity: "Low" })).toBe("never: approved by no rule");
  });

  test("without a severity every rule counts, so that the slowest decides", () => {
    expect(worst(given)).toBe(9 * DAY + WEEK + 3);
  });

  test.each<[string, number, object[]]>([
    ["of a rule that raises a level", 3, [{ approveAfterDays: 3 }, { ...critical, approveAfterDays: 10 }]],
    ["of a rule whose date is over", 3, [{ approveAfterDays: 3 }, { ...critical, approveUntilDate: "2026-01-01" }]],
    ["of several rules that approve all of one", 3, [{ ...critical, approveAfterDays: 2 }, important, both]],
    ["of what is not about security", 10, [{ approveAfterDays: 3 }, { approveAfterDays: 10, enableNonSecurity: true }]],
    ["of all, by the flag", 3, [{ approveAfterDays: 10 }, { approveAfterDays: 3, enableNonSecurity: true }]],
    [
      "of a severity that no list has",
      9,
      [
        { ...critical, approveAfterDays: 2 },
        { ...urgent, approveAfterDays: 9 },
      ],
    ],
  ])("without a severity the earliest rule counts %s", (_, days, approvalRules) => {
    expect(worst(rules(...approvalRules))).toBe(days * DAY + WEEK + 3);
  });

  test("a rule that the global filters leave nothing approves nothing", () => {
    const approvalRules = [
      { patchFilters: { classification: ["Security"] }, approveAfterDays: 3 },
      { patchFilters: { classification: ["Bugfix"] }, approveAfterDays: 20 },
    ];
    const narrowedTo = (...values: string[]) => ({
      ...weekly,
      baselines: { Base: { approvalRules, globalFilters: { classification: values } } },
    });

    expect(worst(narrowedTo("Security"))).toBe(3 * DAY + WEEK + 3);
    expect(worst(narrowedTo("Enhancement"))).toBe("never: no rule approves a patch");
  });

  test("global filters narrow what rules approve", () => {
    const narrowed = {
      ...given,
      baselines: { Base: { ...given.baselines.Base, globalFilters: { severity: ["Critical"] } } },
    };

    expect(worst(narrowed, { severity: "Critical" })).toBe(2 * DAY + WEEK + 3);
    expect(worst(narrowed, { severity: "Important" })).toBe("never: approved by no rule");
  });

  test("of products that rules tell apart the slowest counts", () => {
    const products = {
      ...weekly,
      baselines: {
        Base: {
          operatingSystem: "AMAZON_LINUX_2",
          approvalRules: [
            { patchFilters: { product: ["AmazonLinux2"], severity: ["Critical"] }, approveAfterDays: 0 },
            { patchFilters: { product: ["AmazonLinux2.0"], severity: ["Critical"] }, approveAfterDays: 5 },
          ],
        },
      },
    };

    expect(worst(products, { severity: "Critical" })).toBe(5 * DAY + WEEK + 3);
  });
});

describe("missed runs", () => {
  test("a node that misses one weekly run is patched a week later", () => {
    expect(worst(weekly)).toBe(7 * DAY + WEEK + 3);
    expect(worst(weekly, { missedRuns: 1 })).toBe(7 * DAY + 2 * WEEK + 3);
  });

  test("of two windows a week one run is missed, not both", () => {
    const twice = {
      ...weekly,
      windows: { Sunday: installing("web"), Wednesday: installing("web", { schedule: "cron(0 2 ? * WED *)" }) },
    };

    expect(worst(twice)).toBe(7 * DAY + 4 * DAY + 3);
    expect(worst(twice, { missedRuns: 1 })).toBe(7 * DAY + WEEK + 3);
  });

  test("a node that is off when two windows open at once misses both", () => {
    const atOnce = { ...weekly, windows: { Sunday: installing("web"), Twin: installing("web") } };

    expect(worst(atOnce, { missedRuns: 1 })).toBe(7 * DAY + 2 * WEEK + 3);
  });

  test("a run that is due while the one before is open does not take place", () => {
    const every2Hours = {
      ...rules({ approveAfterDays: 0 }),
      windows: { Often: installing("web", { schedule: "cron(0 0/2 * * ? *)" }) },
    };

    expect(worst(every2Hours)).toBe(4 + 3);
  });
});

describe("in force", () => {
  test("runs with NoReboot do not count where a patch must be in force", () => {
    const noReboot = {
      ...weekly,
      windows: { Sunday: { ...installing("web"), tasks: { Install: { rebootOption: "NoReboot" } } } },
    };

    expect(worst(noReboot)).toBe(7 * DAY + WEEK + 3);
    expect(worst(noReboot, { inForce: true })).toBe("never: every window installs with NoReboot");
    expect(worst(weekly, { inForce: true })).toBe(7 * DAY + WEEK + 3);
  });
});

describe("Windows", () => {
  test("is patched after Patch Tuesday: the days of its window, not those of any release", () => {
    // 10:00 in Redmond is 17:00 UTC in summer, and the window is open from 22:00 UTC for three hours.
    const sameDay = windows([{ approveAfterDays: 0 }], "cron(0 22 ? * TUE#2 *)");

    expect(worst(sameDay)).toBe(5 + 3);
  });

  test("what waits longer than a month is superseded before it is approved", () => {
    const late = windows([{ approveAfterDays: 36 }], "cron(0 22 ? * SUN *)");

    expect(worst(late)).toBe("never: the next release supersedes it before its delay is over");
  });
});

test("a system that ignores delays waits for the window alone", () => {
  const ubuntu = {
    ...weekly,
    baselines: { Base: { operatingSystem: "UBUNTU", approvalRules: [{ approveAfterDays: 30 }] } },
  };

  expect(worst(ubuntu)).toBe(WEEK + 3);
});

test("a window that works on some nodes alone promises nothing for all", () => {
  const some = {
    groups: { web: {} },
    windows: {
      Sunday: {
        targets: { Nodes: { patchGroups: [{ patchGroup: "web", tagKey: "Patch Group" }], tags: { Stage: ["prod"] } } },
      },
    },
  };

  expect(worst(some)).toBe("never: no window installs on every node");
});

test("a question about a system that the group does not follow is not answered", () => {
  expect(worst(weekly, { operatingSystem: "WINDOWS" })).toBe(
    "not known: no baseline for Windows Server is registered for it here",
  );
});

describe("a command that goes on when its window has closed", () => {
  const going = (task: object, window: object = {}) => ({
    ...rules({ approveAfterDays: 0 }),
    windows: { Sunday: { ...installing("web", window), tasks: { Install: task } } },
  });
  const twoHours = { stepTimeoutSeconds: 4 * 3600 };

  test("is done as late as its step may take from the cutoff on", () => {
    // Open for 3 hours, nothing begins in the last; so 2 and 4 hours.
    expect(worst(going(twoHours))).toBe(WEEK + 6);
  });

  test("counts to the end of the window where it has to be done by then", () => {
    expect(worst(going({ stepTimeoutSeconds: 1800 }))).toBe(WEEK + 3);
    expect(worst(going({ ...twoHours, cutoffBehavior: "CANCEL_TASK" }))).toBe(WEEK + 3);
  });

  test("counts to the end of the window where nobody knows how long it takes", () => {
    expect(worst(going({}))).toBe(WEEK + 3);
  });

  test("of several tasks of a window the last one counts", () => {
    const given = {
      ...rules({ approveAfterDays: 0 }),
      windows: { Sunday: { ...installing("web"), tasks: { First: twoHours, Second: { stepTimeoutSeconds: 60 } } } },
    };

    expect(worst(given)).toBe(WEEK + 6);
  });

  test("keeps no later run away: that one begins while the window is closed", () => {
    const often = going({ stepTimeoutSeconds: 10 * 3600 }, { schedule: "cron(0 0/6 * * ? *)" });

    // A run each six hours, each done 12 hours after its start.
    expect(worst(often)).toBe(6 + 12);
  });
});

describe("a patch policy", () => {
  const POLICY: Keyed<PatchPolicyModel> = {
    key: "Policy",
    name: "prod",
    patchPolicyName: "prod",
    operation: "ScanAndInstall",
    scanSchedule: "cron(0 1 * * ? *)",
    installSchedule: "cron(0 2 ? * WED *)",
    scanWaits: true,
    installWaits: true,
    baselines: { AMAZON_LINUX_2023: "Fast" },
    targets: { kind: "all" },
    accounts: ["111111111111"],
    regions: ["eu-central-1"],
    tags: {},
  };
  const fast = { Fast: { name: "fast", approvalRules: [{ approveAfterDays: 1 }] } };
  const withPolicy = (given: Given, policy: Partial<PatchPolicyModel> = {}) => {
    const baselines = { Base: {}, ...fast };
    const model = environment({ baselines, ...given, account: "111111111111", region: "eu-central-1" });
    return { ...model, patchPolicies: [{ ...POLICY, ...policy }] };
  };
  const worstOf = (model: PatchEnvironmentModel, asked: AskedPatches = {}) => {
    const [group] = patchingOf([{ environment: model }], { from: TODAY }).groups;
    return group && hours(arrivalOfGroup(TODAY, group, asked));
  };

  test("installs by the baseline that it selects, and a run of it counts as a day", () => {
    expect(worstOf(withPolicy({ groups: { web: {} } }))).toBe(1 * DAY + WEEK + 24);
  });

  test("beside a window brings a patch by whichever is first", () => {
    // By the window 7 days and a week; by the policy one day and a week, and its day.
    expect(worstOf(withPolicy(weekly))).toBe(1 * DAY + WEEK + 24);
    expect(worstOf(withPolicy(weekly, { installSchedule: "cron(0 2 ? * MON#1 *)" }))).toBe(7 * DAY + WEEK + 3);
  });

  test("brings what its baseline approves, and the window what that of the group does", () => {
    const critical = {
      Fast: { name: "fast", approvalRules: [{ approveAfterDays: 1, patchFilters: { severity: ["Critical"] } }] },
    };
    const model = withPolicy({ ...weekly, baselines: { Base: {}, ...critical } });

    expect(worstOf(model, { severity: "Critical" })).toBe(1 * DAY + WEEK + 24);
    expect(worstOf(model, { severity: "Important" })).toBe(7 * DAY + WEEK + 3);
    expect(worstOf(model)).toBe(7 * DAY + WEEK + 3);
  });

  test("leaves the nodes of a system alone for which it selects nothing", () => {
    expect(worstOf(withPolicy({ groups: { web: {} } }, { baselines: { UBUNTU: "pb-0123456789abcdef0" } }))).toBe(
      "never: no window installs on every node",
    );
  });

  test.each<[string, Partial<PatchPolicyModel>, string]>([
    [
      "a baseline that is kept elsewhere",
      { baselines: { AMAZON_LINUX_2023: "pb-0123456789abcdef0" } },
      "not known: patch policy prod selects pb-0123456789abcdef0, which is kept elsewhere",
    ],
    [
      "baselines that are known after apply",
      { baselines: UNKNOWN },
      "not known: which baseline patch policy prod selects for Amazon Linux 2023 is not known yet",
    ],
    [
      "a schedule that is known after apply",
      { installSchedule: UNKNOWN },
      "not known: prod: its schedule is not known yet",
    ],
    [
      "an operation that is known after apply",
      { operation: UNKNOWN },
      "not known: prod: whether it installs is not known yet",
    ],
    [
      "accounts that are not known",
      { accounts: undefined, organizationalUnits: ["ou-abcd-12345678"] },
      "not known: prod: which account it is in is not known",
    ],
  ])("with %s says why it is not known", (_, policy, expected) => {
    expect(worstOf(withPolicy({ groups: { web: {} } }, policy))).toBe(expected);
  });

  test("whose baseline has other days of release than the group's gives no number", () => {
    const tuesday = { Fast: { ...fast.Fast, releases: "patchTuesday" } };

    expect(worstOf(withPolicy({ ...weekly, baselines: { Base: {}, ...tuesday } }))).toBe(
      "not known: its baselines name different days of release",
    );
  });

  test("without a reboot does not put a patch in force", () => {
    const model = withPolicy(weekly, { rebootOption: "NoReboot" });

    expect(worstOf(model)).toBe(1 * DAY + WEEK + 24);
    expect(worstOf(model, { inForce: true })).toBe(7 * DAY + WEEK + 3);
  });
});

test("a window whose task brings a list of its own does not install what the baseline approves", () => {
  const listed = {
    ...weekly,
    windows: { Sunday: { ...installing("web"), tasks: { Install: { installOverrideList: "s3://lists/a.yaml" } } } },
  };

  expect(worst(listed)).toBe("not known: sunday: its task brings a list of patches of its own");
});

test("why it is not known when a window runs is said once", () => {
  const unknown = { ...weekly, windows: { Sunday: installing("web", { schedule: "rate(7 days)" }) } };

  expect(worst(unknown)).toBe(
    "not known: sunday: startDate: expected a start date beside a rate, but it is missing; without it AWS counts from a moment " +
      "it does not document, so give one in the future",
  );
});
