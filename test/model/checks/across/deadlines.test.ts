import type { PatchWithin } from "../../../../model/deadlines/deadline-options";
import { PatchDeadlines } from "../../../../model/deadlines/patch-deadlines";
import type { PatchEnvironmentModel } from "../../../../model/environment/patch-environment-model";
import type { ApprovalRuleModel } from "../../../../model/patch-baseline/patch-baseline-model";
import { UNKNOWN } from "../../../../model/values/unknown";
import { deadlineOf, environment, findings, type Given, idsSaid, installing, said } from "./given";

import { type Case, given, told } from "./given-deadlines";

test("a deadline that is kept is not spoken of", () => {
  // 7 days of delay, 7 to the next run, 3 hours: 14.125 days.
  expect(told(given({ Critical: 14.2, Important: 15, any: 20 }))).toEqual([]);
});

test("AWS's own default, 7 days and a weekly window, misses the 14 days that it looks made for", () => {
  expect(told(given({ Critical: 14 }))).toEqual([
    [
      "web: patchWithin.Critical: a Critical patch released Sun 2026-11-29 02:00 Asia/Seoul is on every node by Sun 2026-12-13 05:00, 14.2 days later, expected at most 14 [PM830]",
      "    It is approved after its delay, and installed by the first whole run that begins later; the run may work until its window closes, and a command that goes on then (CONTINUE_TASK) is not counted.",
      "    → approveAfterDays 6 would do, or a second window on Wednesday",
    ].join("\n"),
  ]);
});

test("a command that ends with its window, or whose end is known, leaves nothing uncounted", () => {
  const ending = (task: object) => ({
    Sunday: { ...installing("web", { scheduleTimezone: "Asia/Seoul" }), tasks: { Install: task } },
  });

  expect(told(given({ Critical: 14 }, { windows: ending({ cutoffBehavior: "CANCEL_TASK" }) }))[0]).toContain(
    "the run may work until its window closes.\n",
  );
  expect(told(given({ Critical: 15 }, { windows: ending({ stepTimeoutSeconds: 36_000 }) }))).toEqual([]);
  // 7 days of delay, 7 to the next run, 2 hours to the cutoff and 10 of the step.
  expect(told(given({ Critical: 14.4 }, { windows: ending({ stepTimeoutSeconds: 36_000 }) }))[0]).toContain(
    "is on every node by Sun 2026-12-13 14:00, 14.5 days later, expected at most 14.4",
  );
});

test("the ways out are the longest delay, and the longest one with a second window", () => {
  expect(told(given({ Critical: 10 }))[0]).toContain(
    "→ approveAfterDays 2 would do, or 5 with a second window on Wednesday",
  );
});

test("where no delay helps, a second window does, at its longest delay", () => {
  expect(told(given({ Critical: 5 }))[0]).toContain("→ approveAfterDays 0 with a second window on Wednesday would do");
});

test("where nothing that is tried helps, the days are named that the schedule keeps", () => {
  expect(told(given({ Critical: 1 }, { delay: 0 }))[0]).toContain(
    "→ allow 8 days, which this schedule meets, or open shorter windows more often",
  );
});

describe("a rule with approveUntilDate beside one whose delay is short enough", () => {
  const of = (...severity: string[]) => ({ patchFilters: { severity } });
  const rules = [
    { approveAfterDays: 7, ...of("Critical") },
    { approveUntilDate: "2026-11-20", ...of("Critical", "Important") },
  ];

  test("has to wait for days, where the windows may stay as they are", () => {
    expect(told(given({ any: 20 }, { rules }))[0]).toMatch(/→ approveAfterDays 7 would do$/);
  });

  test("does not count where that one approves all that it does", () => {
    expect(told(given({ any: 20 }, { rules: [{ approveAfterDays: 7 }, ...rules] }))).toEqual([]);
  });

  test("and also where a second window is needed", () => {
    expect(told(given({ any: 11 }, { rules }))[0]).toMatch(
      /→ approveAfterDays 3 would do, or 6 with a second window on Wednesday$/,
    );
    expect(told(given({ any: 12 }, { rules }))[0]).toMatch(
      /→ approveAfterDays 4 would do, or 7 with a second window on Wednesday$/,
    );
  });
});

test("where no delay and no window helps a date, days are promised or windows opened more often", () => {
  const rules = [{ approveUntilDate: "2026-11-20" }];

  expect(told(given({ any: 1 }, { rules }))[0]).toMatch(/→ allow more days, or open windows more often$/);
});

test("where nothing installs on every node, a window that does is asked for", () => {
  const windows = { Sunday: installing("other") };

  expect(told(given({ any: 20 }, { windows }))[0]).toMatch(/→ let a window install on every node of the group$/);
});

test("a monthly window is mended by a weekly one", () => {
  const monthly = { Month: installing("web", { schedule: "cron(0 2 ? * TUE#3 *)" }) };

  expect(told(given({ Important: 28 }, { delay: 0, windows: monthly }))[0]).toContain(
    "35.2 days later, expected at most 28",
  );
  expect(told(given({ Important: 28 }, { delay: 0, windows: monthly }))[0]).toContain(
    "→ a window every Tuesday would do",
  );
});

test("a deadline shorter than a run is told as such, with what the schedule keeps", () => {
  expect(told(given({ Critical: 0.1 }, { delay: 0 }))[0]).toContain(
    "→ allow 8 days, which this schedule meets; no schedule meets 0.1 with runs of 3 hours",
  );
});

test("severities that are late by the same release are told of together", () => {
  const [first, ...others] = told(given({ Critical: 14, Important: 14 }));

  expect(first).toMatch(/^web: patchWithin: a Critical or Important patch released /);
  expect(others).toEqual([]);
});

test("a severity that no rule approves never arrives, and what rule would do is computed", () => {
  const rules = [{ patchFilters: { severity: ["Critical"] }, approveAfterDays: 0 }];

  expect(told(given({ Critical: 14, Important: 14 }, { rules }))).toEqual([
    [
      "web: patchWithin.Important: an Important patch is never on every node: approved by no rule; expected within 14 days [PM830]",
      "    It is counted as there when it was installed by the first whole run after its approval.",
      "    → a rule that approves it after 6 days at most would do, or a rule that approves it after 9 days at most with a second window on Wednesday",
    ].join("\n"),
  ]);
});

test("with a missed run the deadline has to hold for the node that misses it", () => {
  expect(told(given({ Critical: 15 }))).toEqual([]);
  expect(told(given({ Critical: 15, tolerateMissedRuns: 1 }))[0]).toContain(
    "is on every node by Sun 2026-12-20 05:00 where it misses 1 run, 21.2 days later",
  );
});

test("a window that opens with the one that is missed is not proposed", () => {
  const windows = { Daily: installing("web", { schedule: "cron(0 2 * * ? *)" }) };
  const [message] = told(given({ Critical: 2, tolerateMissedRuns: 1 }, { delay: 0, windows }));

  expect(message).toContain("2.2 days later, expected at most 2");
  expect(message).not.toContain("would do");
  expect(message).toContain("allow 3 days, which this schedule meets");
});

test("a deadline that says acceptable is a warning, so that somebody may accept it", () => {
  const ids = idsSaid(given({ Critical: 14, acceptable: true }));

  expect(ids).toContain("PM831");
  expect(ids).not.toContain("PM830");
});

describe("NoReboot", () => {
  const windows = { Sunday: { ...installing("web"), tasks: { Install: { rebootOption: "NoReboot" } } } };

  test("keeps a deadline as installed, and it is told that this is pending a reboot", () => {
    expect(told(given({ Critical: 15 }, { windows }))).toEqual([
      [
        'web: "web" meets its deadline with patches that are pending a reboot (NoReboot) [PM833]',
        "    A patch that needs a reboot, such as a kernel, takes effect only after the next one.",
        "    → set rebootOption RebootIfNeeded; with inForce: true in patchWithin it is an error (PM830) while no run in time reboots",
      ].join("\n"),
    ]);
  });

  test("breaks a deadline that asks for in force", () => {
    expect(told(given({ Critical: 15, inForce: true }, { windows }))[0]).toBe(
      [
        "web: patchWithin.Critical: a Critical patch is never on every node: every window installs with NoReboot; expected within 15 days [PM830]",
        "    It is counted as there when it was installed by a run that reboots after its approval.",
        "    → set rebootOption RebootIfNeeded on a task that installs",
      ].join("\n"),
    );
  });
});

test("what is not known yet is not taken to be late: it is told that nothing is proved", () => {
  const windows = { Sunday: installing("web", { schedule: "rate(7 days)" }) };

  const [text] = told(given({ Critical: 14 }, { windows }));
  expect(text).toMatch(
    /^web: cannot prove that "web" meets its deadline: sunday: startDate: expected a start date beside a rate, but it is missing/,
  );
  expect(text?.match(/startDate: expected a start date/g)).toHaveLength(2);
  expect(text).toMatch(
    /→ write it out; for a rate give a startDate in the future; or accept this \(acceptFinding\) at "patchWithin \(sunday: startDate: expected .*\)"$/,
  );
});

test("a delay that only Terraform knows passes as not proved", () => {
  const model = environment(given({ Critical: 14 }));
  const baselines = model.baselines.map((baseline) => {
    const rules = baseline.approvalRules as readonly ApprovalRuleModel[];
    return {
      ...baseline,
      approvalRules: rules.map((rule): ApprovalRuleModel => ({ ...rule, approveAfterDays: UNKNOWN })),
    };
  });
  const open: PatchEnvironmentModel = { ...model, baselines };

  expect(told(open).map((text) => text.split("\n")[0])).toEqual([
    'web: cannot prove that "web" meets its deadline: a delay is not known yet [PM832]',
  ]);
  expect(told(open)[0]).toContain('accept this (acceptFinding) at "patchWithin (a delay is not known yet)"');
});

test("of a baseline that is kept elsewhere, for a system that is not known here, it is told that nothing is proved", () => {
  const elsewhere = { kind: "existing", baselineId: "pb-0123456789abcdef0", operatingSystem: UNKNOWN } as const;
  const model = environment(given({ Critical: 14 }));
  const patchGroups = model.patchGroups.map((group) => ({ ...group, registrations: [{ baseline: elsewhere }] }));

  const texts = told({ ...model, patchGroups });
  expect(texts.map((text) => text.split("\n")[0])).toEqual([
    'web: cannot prove that "web" meets its deadline: its baseline is kept elsewhere [PM832]',
  ]);
});

test("a deadline says nothing about a system without severities: its own days are offered, where not all others keep them the fewest", () => {
  const one = given({ Critical: 14 }, { delay: 0 });
  const groups = {
    web: {
      ...one.groups?.web,
      registrations: ["Base", "Ubuntu"].map((key) => ({
        baseline: { kind: "managed" as const, key, operatingSystem: key === "Base" ? "AMAZON_LINUX_2023" : "UBUNTU" },
      })),
    },
  };
  const baselines = { ...one.baselines, Ubuntu: { operatingSystem: "UBUNTU" } };

  expect(told({ ...one, groups, baselines })).toEqual([
    [
      'web: the deadline of "web" does not cover Ubuntu Server [PM835]',
      "    It is set by severities that the system does not have.",
      '    → add any to patchWithin, the days for every patch: any: 14, which this schedule meets; or accept this (acceptFinding) at "UBUNTU"',
    ].join("\n"),
  ]);
  const places = findings({ ...one, groups, baselines }).filter(({ checkId }) => checkId === "PM835");
  expect(places.map(({ path }) => path)).toEqual(["UBUNTU"]);
  const urgent = [{ patchFilters: { severity: ["Critical"] }, approveAfterDays: 0 }];
  const seldom = [{ patchFilters: { severity: ["Low"] }, approveAfterDays: 30 }];
  const Base = { operatingSystem: "AMAZON_LINUX_2023", approvalRules: [...urgent, ...seldom] };
  expect(told({ ...one, groups, baselines: { ...baselines, Base } })[0]).toContain(
    "any: 38, which this schedule meets",
  );
});

describe("a patch that never arrives", () => {
  const low = { patchFilters: { severity: ["Low"] }, approveAfterDays: 0 };
  const fixOf = (one: Given) => /→ (.*)$/.exec(told(one)[0] ?? "")?.[1];

  test("for no rule approves it has a rule that does for a fix, and with it the deadline is kept", () => {
    const wrong = { rules: [low] };

    expect(told(given({ Critical: 14 }, wrong))[0]).toContain(
      "a Critical patch is never on every node: approved by no rule",
    );
    expect(fixOf(given({ Critical: 14 }, wrong))).toBe(
      "a rule that approves it after 6 days at most would do, or a rule that approves it after 9 days at most with a second window on Wednesday",
    );
    const right = { patchFilters: { severity: ["Critical"] }, approveAfterDays: 6 };
    expect(told(given({ Critical: 14 }, { rules: [low, right] }))).toEqual([]);
  });

  test("for no rule approves it has the days beside the rule where the schedule is too slow", () => {
    const windows = { Month: installing("web", { schedule: "cron(0 2 1 * ? *)" }) };
    const rules = [low, { patchFilters: { severity: ["Critical"] }, approveAfterDays: 0 }];

    expect(fixOf(given({ Critical: 0.1 }, { rules: [low], windows }))).toBe(
      "let a rule approve it after 0 days, and allow 32 days",
    );
    expect(told(given({ Critical: 32 }, { rules, windows }))).toEqual([]);
  });

  test("for its windows have ended has a later end for a fix", () => {
    const ended = (dates: object) => ({ windows: { Sunday: installing("web", dates) } });

    expect(fixOf(given({ Critical: 15 }, ended({ endDate: "2026-11-01T00:00:00Z" })))).toBe(
      "the endDate of what installs is over by then: give a window that installs a later endDate, or none",
    );
    expect(told(given({ Critical: 15 }, ended({})))).toEqual([]);
  });

  test("for its window opens once has one that goes on for a fix", () => {
    const once = { windows: { Once: installing("web", { schedule: "at(2026-12-06T02:00:00)" }) } };

    expect(fixOf(given({ Critical: 15 }, once))).toBe("let a window that installs open again and again");
  });
});

describe("a freeze in which no window is open", () => {
  const open = { schedule: "cron(0 4 ? * SUN *)", scheduleTimezone: "Europe/Paris" };
  const windows = {
    Before: installing("web", { ...open, endDate: "2026-12-14T00:00:00+01:00" }),
    After: installing("web", { ...open, startDate: "2027-01-04T00:00:00+01:00" }),
  };
  const frozen = (patchWithin: PatchWithin, more: Case = {}) => given(patchWithin, { delay: 0, windows, ...more });
  const freeze = { from: "2026-12-14", until: "2027-01-04" };

  test("is named as the cause, with the way to leave it out", () => {
    expect(told(frozen({ Critical: 14 }))).toEqual([
      [
        "web: patchWithin.Critical: a Critical patch released Sun 2026-12-13 04:00 Europe/Paris is on every node by Sun 2027-01-10 07:00, 28.2 days later, expected at most 14: no window is open from Mon 2026-12-14 00:00 to Mon 2027-01-04 00:00 (Before ends, After begins) [PM830]",
        "    It is approved after its delay, and installed by the first whole run that begins later; the run may work until its window closes, and a command that goes on then (CONTINUE_TASK) is not counted.",
        '    → do not count these days, exceptDuring: [{ from: "2026-12-14", until: "2027-01-04" }] in patchWithin, or let a window open in them',
      ].join("\n"),
    ]);
    expect(told(frozen({ Critical: 14, exceptDuring: [freeze] }))).toEqual([]);
  });

  test("that is left out hides no other day: the clock stands still, and goes on where it stood", () => {
    expect(told(frozen({ Critical: 7.2, exceptDuring: [freeze] }))).toEqual([]);
    expect(told(frozen({ Critical: 7, exceptDuring: [freeze] }))[0]).toContain("7.2 days later, expected at most 7");
    expect(told(frozen({ Critical: 14 }, { delay: 7 }))[0]).toContain(
      '→ approveAfterDays 6 would do, and exceptDuring: [{ from: "2026-12-14", until: "2027-01-04" }] in patchWithin',
    );
    expect(told(frozen({ Critical: 14, exceptDuring: [freeze] }, { delay: 6 }))).toEqual([]);
    expect(told(frozen({ Critical: 14, exceptDuring: [freeze] }, { delay: 7 }))).toHaveLength(1);
  });

  test("that is left out in part is told with the days that do not count", () => {
    const half = { from: "2026-12-14", until: "2026-12-24" };

    expect(told(frozen({ Critical: 14, exceptDuring: [half] }))[0]).toContain(
      "18.2 days later (and 10 that do not count), expected at most 14: no window is open from",
    );
  });

  test("is none for a published rule, which counts every day", () => {
    const own = { Critical: 14, ...PatchDeadlines.pciDss(), exceptDuring: [freeze] };

    expect(told(frozen(own))[0]).toContain(
      "28.2 days later, expected at most 28: no window is open from Mon 2026-12-14 00:00 to Mon 2027-01-04 00:00 (Before ends, After begins) [PM830]",
    );
    expect(told(frozen(own))[0]).toContain(
      "→ PCI DSS 6.3.3 counts every day: let a window open in these days, or set acceptable: true and accept this (acceptFinding)",
    );
    expect(told(frozen({ ...own, acceptable: true })).map((text) => text.includes("[PM831]"))).toEqual([true]);
  });

  test("is what makes an update of Windows late, and no delay is: the next one is out soon, and not before", () => {
    const baselines = { Base: { operatingSystem: "WINDOWS", approvalRules: [{ approveAfterDays: 5 }] } };

    expect(said("PM836", { baselines, groups: { web: {} }, windows })).toEqual([
      [
        'web: "web" gets the update of Tue 2026-12-08 19:00 Europe/Paris 32.5 days after its release: no window is open from Mon 2026-12-14 00:00 to Mon 2027-01-04 00:00 [PM836]',
        "    Windows Server is updated on Patch Tuesday: the next one is out 2.5 days after that.",
        "    → let a window open in these days, name them in exceptDuring of patchWithin, or accept this (acceptFinding) until they are over",
      ].join("\n"),
    ]);
  });

  test("makes no update late where the deadline leaves it out, and hides no delay that does", () => {
    const late = (days: number, exceptDuring: readonly { readonly from: string; readonly until: string }[]) => {
      const baselines = { Base: { operatingSystem: "WINDOWS", approvalRules: [{ approveAfterDays: days }] } };
      return said("PM836", {
        baselines,
        groups: { web: { patchWithin: deadlineOf({ any: 60, exceptDuring }) } },
        windows,
      });
    };

    expect(late(5, [])).toHaveLength(1);
    expect(late(5, [freeze])).toEqual([]);
    expect(late(27, [freeze])).toHaveLength(1);
  });
});

test("each kind of patches that is late is accepted by itself: by its severities, rule and, of several systems, these", () => {
  const baselines = {
    Linux: { operatingSystem: "AMAZON_LINUX_2023", approvalRules: [{ approveAfterDays: 7 }] },
    Windows: { operatingSystem: "WINDOWS", approvalRules: [{ approveAfterDays: 30 }] },
  };
  const pathsOf = (systems: readonly (keyof typeof baselines)[], patchWithin: PatchWithin) => {
    const model = environment({ ...given({ ...patchWithin, acceptable: true } as PatchWithin), baselines });
    const registrations = systems.map((key) => ({ baseline: { kind: "managed" as const, key, ...baselines[key] } }));
    const [group] = model.patchGroups;
    const patchGroups = [{ ...group, registrations }];
    const all = findings({ ...model, patchGroups } as unknown as PatchEnvironmentModel);
    const found = all.filter(({ checkId }) => checkId === "PM831");
    for (const { path, message, fix } of found) {
      expect(message.startsWith(`${path}: `)).toBe(true);
      expect(fix).toContain(`; or accept this (acceptFinding) at "${path}"`);
    }
    return found.map(({ path }) => path);
  };

  expect(pathsOf(["Linux"], { Critical: 10 })).toEqual(["patchWithin.Critical"]);
  expect(pathsOf(["Linux"], { Critical: 10, Important: 10 })).toEqual(["patchWithin (Critical, Important)"]);
  expect(pathsOf(["Linux"], { Critical: 10, Important: 5 })).toEqual(["patchWithin.Critical", "patchWithin.Important"]);
  expect(pathsOf(["Linux", "Windows"], { Critical: 10 })).toEqual([
    "patchWithin.Critical (AMAZON_LINUX_2023)",
    "patchWithin.Critical (WINDOWS)",
  ]);
  expect(pathsOf(["Linux"], PatchDeadlines.cyberEssentials())).toEqual([
    "patchWithin (Cyber Essentials, Critical, Important, None, without severity)",
  ]);
});
