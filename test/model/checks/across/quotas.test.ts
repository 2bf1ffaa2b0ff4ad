import type { PatchEnvironmentModel } from "../../../../model/environment/patch-environment-model";
import { environmentFromTerraform } from "../../../../model/terraform/environment-from-terraform";
import { environment, installing, said } from "./given";

const HERE = { account: "123456789012", region: "eu-central-1" };

/** So many objects by key. */
function many<Thing>(count: number, thing: Thing, from = 0): Readonly<Record<string, Thing>> {
  return Object.fromEntries(Array.from({ length: count }, (_, index) => [`n${from + index}`, thing]));
}

test("AWS registers 25 patch groups for one baseline", () => {
  expect(said("PM333", { groups: many(25, {}) })).toEqual([]);
  expect(said("PM333", { groups: many(26, {}) })).toEqual([
    [
      "Base: expected at most 25 patch groups that follow it, got 26 [PM333]",
      "    AWS registers 25 patch groups for base by default and refuses more at apply.",
      "    → make a second baseline with the same rules for the others",
    ].join("\n"),
  ]);
});

test("groups of several stacks that follow one existing baseline are counted together", () => {
  const baseline = {
    kind: "existing" as const,
    baselineId: "pb-0123456789abcdef0",
    operatingSystem: "AMAZON_LINUX_2023" as const,
  };
  const following = (count: number) => many(count, { registrations: [{ baseline }] });

  expect(said("PM333", { ...HERE, groups: following(13) }, [{ ...HERE, groups: following(12) }])).toEqual([]);
  expect(said("PM333", { ...HERE, groups: following(13) }, [{ ...HERE, groups: following(13) }])).toEqual([
    expect.stringContaining("n12: expected at most 25 patch groups that follow its baseline, got 26 [PM333]"),
  ]);
});

test("a Region of an account holds 50 baselines", () => {
  expect(said("PM334", { baselines: many(50, {}) })).toEqual([]);
  expect(said("PM334", { baselines: many(51, {}) })).toEqual([
    [
      "n50: expected at most 50 patch baselines in a Region of an account, got 51 [PM334]",
      "    AWS keeps 50 by default and refuses more at apply. What exists beside them counts as well.",
      "    → let groups with the same rules follow one baseline",
    ].join("\n"),
  ]);
});

test("a Region of an account holds 50 maintenance windows", () => {
  expect(said("PM335", { windows: many(50, {}) })).toEqual([]);
  expect(said("PM335", { windows: many(51, {}) })).toEqual([
    expect.stringContaining("n50: expected at most 50 maintenance windows in a Region of an account, got 51 [PM335]"),
  ]);
});

describe("stacks of one account", () => {
  const here = { ...HERE, windows: many(26, {}, 100) };
  const there = (other: object) => said("PM335", here, [{ ...HERE, windows: many(25, {}), ...other }]);

  test("are counted together", () => {
    expect(there({})).toEqual([
      expect.stringContaining("n125: expected at most 50 maintenance windows in a Region of an account, got 51"),
    ]);
  });

  test("are not where account or Region is another one, or not known", () => {
    expect(there({ account: "210987654321" })).toEqual([]);
    expect(there({ region: "us-east-1" })).toEqual([]);
    expect(there({ account: undefined })).toEqual([]);
    expect(there({ region: undefined })).toEqual([]);
  });
});

describe("windows that open at the same moment", () => {
  const sundays = (count: number, of: object = {}) => said("PM337", { windows: many(count, { window: of }) });

  test("may be 5 in a Region of an account", () => {
    expect(sundays(5)).toEqual([]);
    expect(sundays(6)).toEqual([
      [
        "n5: expected at most 5 windows that open at the same moment, got 6 [PM337]",
        "    First on Sun 2026-11-29 02:00 UTC: n0, n1, n2, n3, n4 and n5. AWS runs 5 windows at the same time by default, " +
          "and does not say what becomes of the others.",
        "    → let them open one after the other, or give one window several targets",
      ].join("\n"),
    ]);
  });

  test("of several stacks of an account are counted together", () => {
    const here = { ...HERE, windows: many(3, {}, 100) };

    expect(said("PM337", here, [{ ...HERE, windows: many(2, {}) }])).toEqual([]);
    expect(said("PM337", here, [{ ...HERE, windows: many(3, {}) }])).toEqual([
      expect.stringContaining("n102: expected at most 5 windows that open at the same moment, got 6 [PM337]"),
    ]);
  });

  test("count with what they do: not those that are disabled, have no task or open another day", () => {
    expect(sundays(6, { enabled: false })).toEqual([]);
    expect(said("PM337", { windows: many(6, { tasks: {} }) })).toEqual([]);
    const windows = {
      ...many(5, installing("web")),
      monday: installing("web", { schedule: "cron(0 2 ? * MON *)" }),
    };
    expect(said("PM337", { groups: { web: {} }, windows })).toEqual([]);
  });
});

/** An environment with so many associations on the nodes of the patch group web. */
function associating(count: number): PatchEnvironmentModel {
  const association = {
    name: "AWS-GatherSoftwareInventory",
    targets: [{ key: "tag:Patch Group", values: ["web"] }],
    schedule_expression: "rate(1 day)",
  };
  const { associations } = environmentFromTerraform(
    Array.from({ length: count }, (_, index) => ({
      address: `aws_ssm_association.n${index}`,
      type: "aws_ssm_association",
      isData: false,
      attributes: association,
    })),
  );
  return { ...environment({ groups: { web: {} } }), ...(associations && { associations }) };
}

test("AWS binds 20 associations to a node", () => {
  expect(said("PM338", associating(20))).toEqual([]);
  expect(said("PM338", associating(21))).toEqual([
    [
      "web: expected at most 20 associations that select its nodes, got 21 [PM338]",
      "    AWS binds 20 associations to one node by default.",
      "    → put what runs at the same time into one document",
    ].join("\n"),
  ]);
});

test("a Region of an account holds 2,000 associations", () => {
  expect(said("PM336", associating(2000))).toEqual([]);
  expect(said("PM336", associating(2001))).toEqual([
    expect.stringMatching(/^\S+: expected at most 2000 associations in a Region of an account, got 2001 \[PM336\]/),
  ]);
});
