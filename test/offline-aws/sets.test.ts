import { conform } from "../../offline-aws/schema/conform";
import { resourceSchema } from "../../offline-aws/schema/schema";
import { asSet, UNKNOWN, type Value } from "../../offline-aws/values/value";
import { configuration, describeWithTerraform, withOfflineAws } from "../support/terraform";
import { changesOf } from "./real-provider";

test.each<readonly [what: string, one: Value[], other: Value[]]>([
  ["the order of their elements", ["b", "a"], ["a", "b"]],
  ["how often an element is given", ["a", "b", "a"], ["a", "b"]],
  ["the order of the keys in an element", [{ key: "a", values: ["x"] }], [{ values: ["x"], key: "a" }]],
  ["where an element that is not known yet stands", [UNKNOWN, "a"], ["a", UNKNOWN]],
])("two sets are the same whatever %s", (_what, one, other) => {
  expect(asSet(one)).toEqual(asSet(other));
});

test.each<readonly [what: string, set: Value[], size: number]>([
  ["two elements of which nothing is known", [UNKNOWN, UNKNOWN], 2],
  ["two that are the same as far as they are known", [{ name: UNKNOWN }, { name: UNKNOWN }], 2],
  [
    "lists in another order",
    [
      [1, 2],
      [2, 1],
    ],
    2,
  ],
  ["a number and its text", [1, "1"], 2],
  ["one text, three times", ["a", "a", "a"], 1],
])("a set of %s", (_what, set, size) => {
  expect(asSet(set)).toHaveLength(size);
});

test("sets of values and of blocks come in one order, lists keep theirs", () => {
  const baseline = (approved_patches: Value) =>
    conform({ approved_patches }, resourceSchema("aws_ssm_patch_baseline").block);
  const { block } = resourceSchema("aws_ssm_maintenance_window_task");
  const parameter = (name: string) => ({ name, values: ["z", "a"] });
  const task = (...parameters: Value[]) =>
    conform({ task_invocation_parameters: [{ run_command_parameters: [{ parameter: parameters }] }] }, block);

  expect(baseline(["b", "a", "b"])).toEqual(baseline(["a", "b"]));
  expect(task(parameter("b"), parameter("a"))).toEqual(task(parameter("a"), parameter("b"), parameter("a")));
  expect(JSON.stringify(task(parameter("b")))).toContain('"values":["z","a"]');
});

describeWithTerraform("a set in Terraform", () => {
  // Terraform's own order puts "curl" before "curl >= 7.60.0", that of their JSON does not.
  const patches = ["openssl", "curl >= 7.60.0", "curl", "openssl"];
  const baseline = (approved_patches: readonly unknown[]) => ({
    name: "linux",
    operating_system: "SUSE",
    approved_patches,
    // What is unset in a block shows as 0 as soon as anything else of the resource changes.
    approval_rule: [{ approve_until_date: "2026-01-31", patch_filter: [{ key: "PRODUCT", values: ["*"] }] }],
  });
  const resources = (order: <Item>(list: readonly Item[]) => readonly Item[], later?: object) =>
    configuration({
      resource: {
        terraform_data: { first: {}, second: {}, ...(later ? { later: {} } : {}) },
        aws_ssm_patch_baseline: {
          one: baseline(order(patches)),
          of_ids: baseline(order(["${terraform_data.first.id}", "curl", "${terraform_data.second.id}"])),
          ...later,
        },
      },
    });

  test(
    "is no change in whatever order it is written, and not known at all while one element is not",
    withOfflineAws(async ({ terraform }) => {
      const one = terraform(resources((list) => list));
      await one.apply();
      const later = { later: baseline(["${terraform_data.later.id}", "curl", "of-${terraform_data.later.id}"]) };
      one.configure(resources((list) => list.toReversed(), later));

      await one.plan();

      const changes = await changesOf(one);
      const unknown = changes.get("aws_ssm_patch_baseline.later");
      expect(changes.get("aws_ssm_patch_baseline.one")?.actions).toEqual(["no-op"]);
      expect(changes.get("aws_ssm_patch_baseline.of_ids")?.actions).toEqual(["no-op"]);
      expect([unknown?.after?.approved_patches, unknown?.after_unknown.approved_patches]).toEqual([undefined, true]);
    }),
  );
});
