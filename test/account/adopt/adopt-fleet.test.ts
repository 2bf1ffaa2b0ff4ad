import type { RunProgram } from "../../../account/adopt/adopt";
import { type AdoptedFleet, adoptFleet, type RunFleetFiles } from "../../../account/adopt/fleet/adopt-fleet";
import { type AccountInFleet, fleetCore } from "../../../account/adopt/fleet/fleet-core";
import { fromSnapshot } from "../../../account/adopt/from-snapshot";
import { hiddenText } from "../../../account/snapshot/hidden-text";
import type { SnapshotRegion } from "../../../account/snapshot/snapshot-schema";
import { runFleetProgram } from "../../../modules/adopted-program/run-program";
import { compilerMessages } from "../../support/compiler";
import { describeWithTerraform } from "../../support/terraform";
import { accountOf, BASELINE } from "./given-account";
import { idOf, usual, type Window } from "./given-fleet";

const OPTIONS = { protect: true, names: new Map<string, string>(), run: runFleetProgram };

function account(index: number, ...regions: readonly (readonly [string, Partial<SnapshotRegion>])[]): AccountInFleet {
  const id = idOf(index);
  return {
    id,
    name: `acme-${index}`,
    regions: new Map(
      regions.map(([region, has]) => {
        const whole = accountOf({ ...has, region });
        return [region, fromSnapshot({ ...whole, id })];
      }),
    ),
  };
}

const EU = "eu-central-1";

function mustHave(adopted: AdoptedFleet, file: string): string {
  const text = adopted.files[file];
  if (text === undefined) throw new Error(`the project has no ${file}`);
  return text;
}

describeWithTerraform("equal definitions of several accounts", () => {
  let adopted: AdoptedFleet;
  beforeAll(async () => {
    adopted = await adoptFleet(
      [
        account(1, [EU, usual(1)]),
        account(2, [EU, usual(2, { Schedule: "cron(0 4 ? * TUE *)", Enabled: false }, { MaxConcurrency: "50%" })]),
        account(3, [EU, usual(3)], ["us-east-1", usual(4, {}, {}, 3)]),
      ],
      OPTIONS,
    );
  }, 120_000);

  test("are said once, and what differs is said by the account", () => {
    const main = mustHave(adopted, "main.ts");
    const accounts = mustHave(adopted, "accounts.ts");

    expect(adopted.left).toEqual([]);
    expect(main.match(/name: "acme-linux"/g)).toHaveLength(1);
    expect(main).toContain("serviceRoleArn: `arn:aws:iam::${accountId}:role/window`,");
    expect(main).toContain('schedule: Schedule.weekly("SUN", "02:00"),');
    expect(accounts).toContain(`  {
    id: "222222222222",
    name: "acme-2",
    ring: "all",
    overrides: {
      maxConcurrency: "50%",
      maintenanceWindows: { Sunday: { schedule: "cron(0 4 ? * TUE *)", enabled: false } },
    },
  },`);
    expect(accounts).toContain('regions: ["eu-central-1", "us-east-1"]');
  });

  test("leave nothing to do in any account but registrations that exist", () => {
    expect(adopted.accounts.map(({ name, summary, createdGroups }) => ({ name, summary, createdGroups }))).toEqual([
      { name: "acme-1", summary: "Plan: 5 to import, 1 to add, 0 to change, 0 to destroy.", createdGroups: 1 },
      { name: "acme-2", summary: "Plan: 5 to import, 1 to add, 0 to change, 0 to destroy.", createdGroups: 1 },
      { name: "acme-3", summary: "Plan: 10 to import, 2 to add, 0 to change, 0 to destroy.", createdGroups: 2 },
    ]);
  });

  test("are a program that compiles", () => {
    const ours = (text: string) =>
      text
        .replaceAll('from "cdktf-patch-manager"', 'from "./modules"')
        .replaceAll('from "./accounts"', 'from "./written-by-a-user-0"')
        .replaceAll('from "./adoption"', 'from "./written-by-a-user-1"');
    const files = ["accounts.ts", "adoption.ts", "main.ts"].map((file) => ours(mustHave(adopted, file)));

    expect(compilerMessages(files)).toEqual([[], [], []]);
  });
});

/** The same with so many days of delay in each rule, and a second baseline with as many and more. */
function waiting(index: number, days: number, more = 3): Partial<SnapshotRegion> {
  const has = usual(index);
  const rule = (filters: typeof SECURITY | typeof BUGFIX, ApproveAfterDays: number) => ({
    PatchFilterGroup: { PatchFilters: [filters] },
    ApproveAfterDays,
  });
  const [linux] = has.baselines as [typeof BASELINE];
  const baselines = [
    { ...linux, Tags, ApprovalRules: { PatchRules: [rule(SECURITY, days), rule(BUGFIX, days + 7)] } },
    {
      ...BASELINE,
      BaselineId: `pb-0123456789abcdea${index}`,
      Name: "acme-linux-2",
      Tags,
      OperatingSystem: "AMAZON_LINUX_2",
      ApprovalRules: { PatchRules: [rule(SECURITY, days + more)] },
    },
  ];
  return { ...has, baselines };
}
const Tags = { Team: "platform", CostCenter: "42", Service: "patching" };
const SECURITY = { Key: "CLASSIFICATION", Values: ["Security"] };
const BUGFIX = { Key: "CLASSIFICATION", Values: ["Bugfix"] };

describeWithTerraform("accounts that differ by how long all of their rules wait", () => {
  test("are rings of one fleet in which equal parts are said once, and leave nothing to do", async () => {
    const { accounts, rings, left, files } = await adoptFleet(
      [account(1, [EU, waiting(1, 7)]), account(2, [EU, waiting(2, 0)]), account(3, [EU, waiting(3, 7)])],
      OPTIONS,
    );

    expect(left).toEqual([]);
    expect(rings).toEqual([
      { name: "first", soakDays: 0 },
      { name: "after-7-days", soakDays: 7 },
    ]);
    expect(accounts.map(({ name, ring, summary }) => [name, ring, summary])).toEqual([
      ["acme-1", "after-7-days", "Plan: 6 to import, 1 to add, 0 to change, 0 to destroy."],
      ["acme-2", "first", "Plan: 6 to import, 1 to add, 0 to change, 0 to destroy."],
      ["acme-3", "after-7-days", "Plan: 6 to import, 1 to add, 0 to change, 0 to destroy."],
    ]);
    expect(files["main.ts"]).toContain('rings: [{ name: "first" }, { name: "after-7-days", soakDays: 7 }],');
    expect(files["main.ts"]).toContain("approveAfterDays: 0");
    expect(files["main.ts"]).toContain(`// Said by several of what follows.
const tags = { Team: "platform", CostCenter: "42", Service: "patching" } as const;
`);
    expect(files["main.ts"]?.match(/^ +tags,$/gm)).toHaveLength(2);
    expect(files["accounts.ts"]).toContain('{ id: "222222222222", name: "acme-2", ring: "first" }');
  });
});

test("an account that waits otherwise in one of its baselines stays as it is", () => {
  const { members, left } = fleetCore(
    [account(1, [EU, waiting(1, 7)]), account(2, [EU, waiting(2, 0)]), account(3, [EU, waiting(3, 7, 4)])],
    { keepOrder: new Set(), otherwise: new Map() },
  );

  expect(members.map(({ name, soakDays }) => [name, soakDays])).toEqual([
    ["acme-1", 7],
    ["acme-2", 0],
  ]);
  expect(left).toEqual([
    {
      label: "333333333333, the whole account (7 objects)",
      reason: "it waits otherwise in one of its baselines than in another one",
    },
  ]);
});

test("an account of two Regions that wait differently is in the ring of the first one", () => {
  const regions = [
    [EU, waiting(2, 0)],
    ["us-east-1", waiting(3, 7)],
  ] as const;

  const { members, left } = fleetCore(
    [account(1, [EU, waiting(1, 7)]), account(2, ...regions), account(4, [EU, waiting(4, 7)])],
    { keepOrder: new Set(), otherwise: new Map() },
  );

  expect(members.map(({ name, soakDays, regions: of }) => [name, soakDays, [...of.keys()]])).toEqual([
    ["acme-1", 7, [EU]],
    ["acme-2", 0, [EU]],
    ["acme-4", 7, [EU]],
  ]);
  expect(left.map(({ label }) => label)).toContainEqual(expect.stringMatching(/^222222222222 · us-east-1: /));
});

test("accounts that are alike Region by Region share the definition of the Region that has most", () => {
  const elsewhere = (index: number) => ({
    baselines: [{ ...BASELINE, BaselineId: `pb-0123456789abcdeb${index}`, Name: "elsewhere" }],
  });
  const both = (index: number) => account(index, [EU, usual(index)], ["us-east-1", elsewhere(index)]);

  const { members, parts, left } = fleetCore([both(1), both(2)], { keepOrder: new Set(), otherwise: new Map() });

  expect(members.map(({ name, regions }) => [name, [...regions.keys()]])).toEqual([
    ["acme-1", [EU]],
    ["acme-2", [EU]],
  ]);
  expect(parts.map(({ name }) => name)).toEqual(["acme-linux", "web", "sunday"]);
  expect(left).toEqual(
    [1, 2].map((index) => ({
      label: `${idOf(index)} · us-east-1: patch baseline "elsewhere" (pb-0123456789abcdeb${index})`,
      reason: "its Region is unlike those of the definition",
    })),
  );
});

test("says of accounts with nothing in common no more than that, and of a group which baseline it lacks", () => {
  const tries = { keepOrder: new Set<string>(), otherwise: new Map<string, string>() };
  const named = (index: number) => account(index, [EU, { baselines: [{ ...BASELINE, Name: `own-${index}` }] }]);
  const secret = (index: number) => {
    const has = usual(index);
    const Sources = [{ Name: "ours", Products: ["*"], Configuration: hiddenText("geheim") }];
    return account(index, [EU, { ...has, baselines: (has.baselines ?? []).map((one) => ({ ...one, Sources })) }]);
  };

  const strangers = fleetCore([named(1), named(2)], tries);
  const [, group] = fleetCore([secret(1), secret(2)], tries).left;

  expect(strangers.left.map(({ reason }) => reason)).toEqual(
    Array(2).fill("it has nothing that more than half of the Regions have alike"),
  );
  expect(group?.reason).toBe('it follows patch baseline "acme-linux", which the definition does not have');
});

describeWithTerraform("what accounts do not have in common", () => {
  test("stays as it is, object by object, and an account that lacks what most have stays whole", async () => {
    const more = { ...usual(2), baselines: [...(usual(2).baselines ?? []), { ...BASELINE, Name: "only-here" }] };
    const other = { ...usual(3), windows: [] };

    const { accounts, left } = await adoptFleet(
      [account(1, [EU, usual(1)]), account(2, [EU, more]), account(3, [EU, other]), account(4, [EU, usual(4)])],
      OPTIONS,
    );

    expect(accounts.map(({ name }) => name)).toEqual(["acme-1", "acme-2", "acme-4"]);
    expect(left).toEqual([
      { label: "333333333333, the whole account (3 objects)", reason: 'it has no maintenance window "sunday"' },
      {
        label: '222222222222 · eu-central-1: patch baseline "only-here" (pb-0123456789abcdef0)',
        reason: "most others do not have it, or not so",
      },
    ]);
  });

  test("a part that a definition would write otherwise stays in each account, with what would change", async () => {
    const unsaid = (index: number) => {
      const has = usual(index);
      const [window] = has.windows as [Window];
      const Tasks = window.Tasks.map((one) => ({
        ...one,
        TaskInvocationParameters: { RunCommand: { Parameters: { Operation: ["Install"] } } },
      }));
      return { ...has, windows: [{ ...window, Tasks }] };
    };

    const { parts, left } = await adoptFleet([account(1, [EU, unsaid(1)]), account(2, [EU, unsaid(2)])], OPTIONS);

    expect(parts.map(({ kind }) => kind)).toEqual(["baselines", "patchGroups"]);
    expect(left.map(({ reason }) => reason)).toEqual(
      Array(2).fill(expect.stringContaining("a definition would change it: aws_ssm_maintenance_window_task.")),
    );
  });

  test("the order that AWS has is kept for all", async () => {
    const ordered = (index: number) => {
      const has = usual(index);
      const Targets = [
        { Key: "tag:role", Values: ["web", "db"] },
        { Key: "tag:Stage", Values: ["prod"] },
      ];
      const windows = (has.windows ?? []).map((window) => ({
        ...window,
        Targets: window.Targets.map((target) => ({ ...target, Targets })),
      }));
      return { ...has, windows };
    };

    const { kept, left, files } = await adoptFleet(
      [account(1, [EU, ordered(1)]), account(2, [EU, ordered(2)])],
      OPTIONS,
    );

    expect([kept, left]).toEqual([["the order in maintenanceWindows sunday"], []]);
    expect(files["main.ts"]).toContain("keepOrder: true");
  });

  test("what the provider refuses stays in each account with its words, and all else is adopted", async () => {
    const more = (index: number) => {
      const has = usual(index);
      const refused = { ...BASELINE, BaselineId: `pb-0123456789abcdea${index}`, Name: "refused" };
      return { ...has, baselines: [...(has.baselines ?? []), refused] };
    };
    const withoutFilters: RunFleetFiles = (files) =>
      new Map([...runFleetProgram(files)].map(([name, ran]) => [name, { ...ran, configuration: unfiltered(ran) }]));

    const { accounts, left } = await adoptFleet([account(1, [EU, more(1)]), account(2, [EU, more(2)])], {
      ...OPTIONS,
      run: withoutFilters,
    });

    expect(accounts.map(({ summary }) => summary)).toEqual(
      Array(2).fill("Plan: 5 to import, 1 to add, 0 to change, 0 to destroy."),
    );
    expect(left.map(({ label, reason }) => `${label}: ${reason}`)).toEqual(
      [1, 2].map(
        (index) =>
          `${idOf(index)} · eu-central-1: patch baseline "refused" (pb-0123456789abcdea${index}): the provider refuses it: ` +
          'Insufficient patch_filter blocks: At least 1 "patch_filter" blocks are required.',
      ),
    );
  });

  test("a text that looks like what stands for a secret is one like any other", async () => {
    const described = (index: number) => usual(index, { Description: "hidden-treasure" });

    const { left } = await adoptFleet([account(1, [EU, described(1)]), account(2, [EU, described(2)])], OPTIONS);

    expect(left).toEqual([]);
  });

  test("throws where no two accounts are alike", async () => {
    const empty = { baselines: [], patchGroups: [], defaults: [], windows: [] };

    await expect(adoptFleet([account(1, [EU, usual(1)]), account(2, [EU, empty])], OPTIONS)).rejects.toThrow(
      "expected at least two accounts with something in common, found none; adopt them one at a time, by --account",
    );
  });
});

/** A configuration of which the provider refuses the baseline "refused". */
function unfiltered({ configuration }: RunProgram): object {
  const text = JSON.stringify(configuration, (_, value) =>
    value?.name === "refused" ? { ...value, approval_rule: [{ approve_after_days: 7, patch_filter: [] }] } : value,
  );
  return JSON.parse(text);
}
