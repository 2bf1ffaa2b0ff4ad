import { TerraformVariable } from "cdktf";
import { PROMISE_NOTE, promisesIn, withPromises } from "../../model/arrival/promise-note";
import { readTerraformConfiguration } from "../../model/terraform/read-terraform-configuration";
import { unlisted } from "../../model/values/listed";
import { acceptFinding, findingsIn } from "../../modules";
import { Schedule } from "../../modules/maintenance-window";
import { PatchBaseline } from "../../modules/patch-baseline";
import { PatchEnvironment, type PatchEnvironmentProps } from "../../modules/patch-fleet";
import { PatchDeadlines, PatchGroup, type PatchWithin } from "../../modules/patch-group";
import { type Fleet, fleet } from "../support/fleet";
import { refusal } from "../support/refusal";
import { type GivenGroup, patchedOnSundays } from "./given";

function group(patchWithin: unknown, given: GivenGroup = {}) {
  const one = fleet();
  return { ...one, web: patchedOnSundays(one.stack, patchWithin, given) };
}

test("a deadline that the schedule keeps lets the stack synthesise", () => {
  const { synth } = group({ Critical: 15, Important: 15 });

  expect(Object.keys(synth().resource)).toContain("aws_ssm_patch_group");
});

test("a deadline that the schedule cannot keep stops the synth, with the release and what would do", () => {
  const { synth } = group({ Critical: 14 });

  expect(synth).toThrow(
    /\[fleet\/Web\] patchWithin\.Critical: a Critical patch released \S+ \S+ 02:00 UTC is on every node by \S+ \S+ 06:00, 14\.2 days later, expected at most 14 \[PM830\]/,
  );
  expect(synth).toThrow("→ approveAfterDays 6 would do, or a second window on Wednesday");
});

test("beside the errors of a stack stand its warnings, for one of them is often the cause", () => {
  const { stack, synth } = group({ Critical: 14 });
  new PatchBaseline(stack, "Moderate", {
    name: "moderate",
    operatingSystem: "WINDOWS",
    approvalRules: [{ patchFilters: { msrcSeverity: [unlisted("Medium")] }, approveAfterDays: 7 }],
  });

  const inOrder = [
    /\[fleet\/Web\] patchWithin\.Critical: .* \[PM830\]/,
    /\n {2}Warnings of fleet, which may explain its errors \(even if accepted later\):\n/,
    /\[fleet\/Moderate\] approvalRules\[0\]\.patchFilters\.msrcSeverity\[0\]: "Medium" is not .* did you mean Moderate \[PM123\]/,
  ];
  expect(synth).toThrow(new RegExp(inOrder.map(({ source }) => source).join("[^]*")));
});

test("what is acceptable warns, and can be accepted with reason, owner and day", () => {
  const { stack, web } = group({ Critical: 14, acceptable: true });
  const find = () => findingsIn(stack).filter(({ finding }) => finding.checkId === "PM831");

  expect(find().map(({ accepted }) => accepted)).toEqual([undefined]);
  acceptFinding(web, {
    check: "PM831",
    at: "patchWithin.Critical",
    reason: "the second window comes with the new year",
    owner: "platform team",
    until: "2099-12-31",
  });
  expect(find().map(({ accepted }) => accepted?.owner)).toEqual(["platform team"]);
});

test("a deadline that only Terraform knows passes", () => {
  const { stack } = fleet();
  const days = new TerraformVariable(stack, "Days", { type: "number" }).numberValue;
  const baseline = new PatchBaseline(stack, "Base", {
    name: "base",
    operatingSystem: "AMAZON_LINUX_2023",
    approvalRules: [{ approveAfterDays: 7 }],
  });

  const web = new PatchGroup(stack, "Web", {
    patchGroup: "web",
    baselines: [baseline],
    patchWithin: { Critical: days },
  });

  expect(Object.keys(web.model.patchWithin?.days ?? {})).toEqual(["Critical"]);
});

test("all that is wrong with a deadline is said at once", () => {
  const wrong = { Criticl: 14, Moderate: 3, Important: 0, Low: -1, inForce: "yes", tolerateMissedRuns: 1.5 };

  expect(refusal(() => group(wrong))).toBe(
    [
      "patch group fleet/Web is not valid",
      '  - patchWithin.Criticl: "Criticl" is not a severity of Amazon Linux 2023; did you mean Critical [PM834]',
      '  - patchWithin.Moderate: "Moderate" is not a severity of Amazon Linux 2023; expected one of Critical, Important, Medium, None, Low, or any [PM834]',
      "  - patchWithin.Important: expected days above 0 and at most 3650, got 0 [PM834]",
      "  - patchWithin.Low: expected days above 0 and at most 3650, got -1 [PM834]",
      '  - patchWithin.inForce: expected a boolean, got "yes" [PM834]',
      "  - patchWithin.tolerateMissedRuns: expected a whole number from 0 to 12, got 1.5 [PM834]",
    ].join("\n"),
  );
});

test.each<[string, unknown, string]>([
  ["tolerateMissedRun", 1, "tolerateMissedRuns"],
  ["exceptDurin", [{ from: "2026-12-14", until: "2027-01-04" }], "exceptDuring"],
  ["Acceptable", true, "acceptable"],
  ["publishd", PatchDeadlines.pciDss().published, "published"],
  ["Any", 14, "any"],
])("a misspelt %s of a deadline is told once, with the name that was meant", (misspelt, value, meant) => {
  expect(refusal(() => group({ Critical: 14, [misspelt]: value }))).toBe(
    `patch group fleet/Web is not valid\n  - patchWithin.${misspelt}: "${misspelt}" is not a severity of Amazon Linux 2023; did you mean ${meant} [PM834]`,
  );
});

test("a system of two baselines is named once", () => {
  const { stack } = fleet();
  const baselines = ["One", "Two"].map((id) =>
    PatchBaseline.predefined(stack, id, { operatingSystem: "AMAZON_LINUX_2023" }),
  );

  expect(
    refusal(
      () => new PatchGroup(stack, "Web", { patchGroup: "web", baselines, patchWithin: { Moderate: 3 } as never }),
    ),
  ).toContain('"Moderate" is not a severity of Amazon Linux 2023; ');
});

test("days that do not count are dates in their order, of a season at most", () => {
  const exceptDuring = [
    { from: "2026-12-14", until: "2027-02-30" },
    { from: "2027-01-04", until: "2027-01-04" },
    { from: "2027-01-04", until: "2027-04-07" },
    { from: "2027-01-04", till: "2027-01-05" },
  ];

  expect(refusal(() => group({ Critical: 14, exceptDuring }))).toBe(
    [
      "patch group fleet/Web is not valid",
      "  - patchWithin.exceptDuring[3].until: missing, expected a string [PM834]",
      "  - patchWithin.exceptDuring[3].till: there is no such property; expected from, until [PM834]",
      '  - patchWithin.exceptDuring[0].until: expected a valid date as YYYY-MM-DD, got "2027-02-30" [PM834]',
      "  - patchWithin.exceptDuring[1].until: expected 1 to 92 days after 2027-01-04, got 2027-01-04 [PM834]",
      "  - patchWithin.exceptDuring[2].until: expected 1 to 92 days after 2027-01-04, got 2027-04-07 [PM834]",
    ].join("\n"),
  );
});

test("entries that adjoin are a season at most together", () => {
  const days = ["2027-01-01", "2027-03-01", "2027-04-01", "2027-04-04"];
  const upTo = (last: number) => days.slice(0, last).map((from, place) => ({ from, until: days[place + 1] as string }));

  expect(() => group({ Critical: 14, exceptDuring: upTo(2) })).not.toThrow();
  expect(refusal(() => group({ Critical: 14, exceptDuring: upTo(3) }))).toBe(
    "patch group fleet/Web is not valid\n" +
      "  - patchWithin.exceptDuring: expected at most 92 days together, got 2027-01-01 through 2027-04-03 [PM834]",
  );
});

test("a published rule counts every day: alone beside it, days that do not count promise nothing", () => {
  const exceptDuring = [{ from: "2026-12-14", until: "2027-01-04" }];

  expect(refusal(() => group({ ...PatchDeadlines.pciDss(), exceptDuring }))).toContain(
    "patchWithin.exceptDuring: PCI DSS 6.3.3 counts every day; give days of your own beside it, or acceptable: true in its place [PM834]",
  );
});

test.each([
  [{}, "AMAZON_LINUX_2023", "patchWithin: missing, expected days for a severity; write Critical: 14"],
  [14, "AMAZON_LINUX_2023", "patchWithin: expected an object, got 14"],
  [
    { Critical: 14 },
    "UBUNTU",
    'patchWithin.Critical: Ubuntu Server has no severities; give "any", the days for every patch',
  ],
  [
    PatchDeadlines.pciDss(),
    "UBUNTU",
    'patchWithin.published: PCI DSS 6.3.3 counts by severity, which Ubuntu Server does not have; give "any", the days for every patch',
  ],
  [
    PatchDeadlines.bod2604({ knownExploited: false, exposed: false, automatable: false, technicalImpact: "total" }),
    "WINDOWS",
    "patchWithin.published: BOD 26-04 sets no deadline for a patch here; remove it",
  ],
  [{ published: "pci" }, "WINDOWS", 'patchWithin.published: expected a rule of PatchDeadlines, got "pci"'],
] as const)("throws for the deadline %j on %s", (patchWithin, system, problem) => {
  expect(refusal(() => group(patchWithin, { system }))).toBe(
    `patch group fleet/Web is not valid\n  - ${problem} [PM834]`,
  );
});

test("severities are typed by the systems of an environment", () => {
  const { stack } = fleet();
  const props: PatchEnvironmentProps<{ Linux: "AMAZON_LINUX_2023" }, "Web", "Sunday"> = {
    ...environment({ Critical: 20 }),
    // @ts-expect-error no system of the environment calls a severity Moderate
    patchWithin: { Moderate: 20 },
  };

  expect(refusal(() => new PatchEnvironment(stack, "Default", props))).toBe(
    'patch environment fleet/Default is not valid\n  - patchWithin.Moderate: "Moderate" is not a severity of Amazon Linux 2023; ' +
      "expected one of Critical, Important, Medium, None, Low, or any [PM834]",
  );
});

function environment(
  patchWithin: PatchWithin<"AMAZON_LINUX_2023">,
): PatchEnvironmentProps<{ Linux: "AMAZON_LINUX_2023" }, "Web" | "Db", "Sunday"> {
  return {
    patchWithin,
    baselines: {
      Linux: { name: "linux", operatingSystem: "AMAZON_LINUX_2023", approvalRules: [{ approveAfterDays: 7 }] },
    },
    patchGroups: {
      Web: { patchGroup: "web", baselines: ["Linux"] },
      Db: { patchGroup: "db", baselines: ["Linux"], patchWithin: { Critical: 30 } },
    },
    maintenanceWindows: {
      Sunday: {
        name: "sunday",
        schedule: "cron(0 2 ? * SUN *)",
        duration: 4,
        cutoff: 1,
        patchGroups: ["Web", "Db"],
        patchTasks: { Install: { operation: "Install", rebootOption: "RebootIfNeeded" } },
      },
    },
  };
}

test("the deadline of an environment is that of every group without one of its own", () => {
  const { stack } = fleet();
  const { regions } = new PatchEnvironment(stack, "Default", environment({ Critical: 20, Important: 21 }));
  const groups = regions["eu-central-1"]?.patchGroups;

  expect(groups?.Web.model.patchWithin?.days).toEqual({ Critical: 20, Important: 21 });
  expect(groups?.Db.model.patchWithin?.days).toEqual({ Critical: 30 });
});

/** What a stack writes, its comment included. */
function synthesised({ stack, synth }: Fleet): Record<"//", Record<string, { deadlines?: unknown }>> {
  synth();
  return stack.toTerraform();
}

test("a stack notes its deadlines, so that commands know them from what was synthesised", () => {
  const written = synthesised(group({ Critical: 15 }));

  const [read] = withPromises(readTerraformConfiguration(written), promisesIn(written)).patchGroups;

  expect(written["//"][PROMISE_NOTE]?.deadlines).toMatchObject([{ patchGroup: "web", path: "fleet/Web" }]);
  expect(read?.patchWithin).toEqual({
    days: { Critical: 15 },
    acceptable: false,
    inForce: false,
    tolerateMissedRuns: 0,
  });
});

test("a stack without a deadline notes nothing", () => {
  expect(synthesised(group(undefined))["//"]).not.toHaveProperty(PROMISE_NOTE);
});

describe("releases", () => {
  const baseline = (releases: unknown) => {
    const { stack } = fleet();
    const props = { name: "base", operatingSystem: "WINDOWS", approvalRules: [{ approveAfterDays: 0 }], releases };
    return new PatchBaseline(stack, "Base", props as never);
  };

  test("are those of the system's vendor, any instant, or a schedule of one's own", () => {
    expect(baseline("anyInstant").model.releases).toEqual({ kind: "any instant" });
    expect(baseline("patchTuesday").model.releases).toMatchObject({ name: "Patch Tuesday" });
    expect(
      baseline({ schedule: Schedule.weekly("MON", "06:00"), scheduleTimezone: "Asia/Seoul" }).model.releases,
    ).toEqual({
      kind: "days",
      name: "scheduled release",
      timing: { schedule: "cron(0 6 ? * MON *)", scheduleTimezone: "Asia/Seoul" },
    });
  });

  test("reach no argument of Terraform", () => {
    expect(baseline("anyInstant").resource.toTerraform()).not.toHaveProperty("releases");
  });

  test.each([
    ["weekly", 'releases: expected "anyInstant", "patchTuesday" or { schedule }, known at synth, got "weekly" [PM001]'],
    [{}, 'releases.schedule: missing, expected a Schedule or a string such as "cron(0 6 ? * MON *)" [PM001]'],
    [
      { schedule: "at(2020-01-01T00:00:00)" },
      'releases.schedule: expected a release within a year, but there is none from at(2020-01-01T00:00:00); write a schedule that comes up again, or "anyInstant" [PM837]',
    ],
  ])("throws for %j", (releases, problem) => {
    expect(refusal(() => baseline(releases))).toBe(`patch baseline fleet/Base is not valid\n  - ${problem}`);
  });
});

test.each([
  [
    () => PatchDeadlines.essentialEight({ maturity: 4 as 3, internetFacing: false }),
    "maturity: expected 1, 2 or 3, got 4",
  ],
  [() => PatchDeadlines.essentialEight({} as never), "internetFacing: missing, expected true or false"],
  [
    () => PatchDeadlines.bod2604({ knownExploited: "yes" } as never),
    'knownExploited: expected true or false, got "yes"',
  ],
  [() => PatchDeadlines.bod2604(undefined as never), 'technicalImpact: missing, expected "partial" or "total"'],
])("throws when a published rule is not told what it asks for, and names all of it", (make, message) => {
  expect(make).toThrow(message);
  expect(make).toThrow("[PM834]");
});

test.each([
  [
    { schedule: "rate(14 days)" },
    'expected days that are known, got rate(14 days), which counts from a day that nobody knows; write cron(…), or "anyInstant"',
  ],
  [
    { schedule: "cron(0 2 1 1 ? 2020)" },
    "expected a release within a year, but there is none from cron(0 2 1 1 ? 2020)",
  ],
])("throws when the release calendar is %j, with what can be written", (releases, message) => {
  const { stack } = fleet();
  const props = {
    name: "base",
    operatingSystem: "AMAZON_LINUX_2023",
    approvalRules: [{ approveAfterDays: 0 }],
  } as const;

  expect(() => new PatchBaseline(stack, "Base", { ...props, releases: releases as never })).toThrow(message);
});
