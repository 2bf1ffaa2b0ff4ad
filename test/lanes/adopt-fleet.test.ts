import type { RunProgram } from "../../account/adopt/adopt";
import { adoptFleet, type RunFleetFiles } from "../../account/adopt/fleet/adopt-fleet";
import { runFleetProgram } from "../../modules/adopted-program/run-program";
import { BASELINE } from "../account/adopt/given-account";
import { account, EU, idOf, usual, type Window, waiting } from "../account/adopt/given-fleet";
import { describeWithTerraform } from "../support/terraform";

const OPTIONS = { protect: true, names: new Map<string, string>(), run: runFleetProgram };

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
      "expected at least two accounts with something in common, found none; adopt them one at a time, by --account-id",
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
