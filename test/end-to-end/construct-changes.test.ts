import { behaviourOf } from "../../offline-aws/behaviour/behaviour";
import { startOfflineAws } from "../../offline-aws/offline-aws";
import type { Action, ResourceChange } from "../../offline-aws/terraform/plan-json";
import { Terraform } from "../../offline-aws/terraform/terraform";
import { describeWithTerraform } from "../support/terraform";
import { CONSTRUCT_CASES, type ConstructCase } from "./construct-cases";
import { type Synthesised, synthesise } from "./synthesise";

const WITH_PARTS = ["PatchTaskRole", "PatchLogs", "PatchNotifications"];

describeWithTerraform("an argument of a construct, changed alone after apply", () => {
  let changes: readonly ResourceChange[] = [];
  let before: Synthesised;
  let after: Synthesised;
  let isEmptyAfterwards = false;

  beforeAll(async () => {
    before = synthesise((stack) => {
      for (const one of CONSTRUCT_CASES) one.before(stack);
    });
    after = synthesise((stack) => {
      for (const one of CONSTRUCT_CASES) one.after(stack);
    });
    const offline = await startOfflineAws();
    const terraform = Terraform.in(before, { environment: offline.environment });
    try {
      await terraform.apply();
      terraform.configure(after);
      await terraform.plan();
      changes = (await terraform.show()).resource_changes ?? [];
      await terraform.apply();
      isEmptyAfterwards = !(await terraform.plan()).changes;
    } finally {
      terraform.close();
      await offline.close();
    }
  });

  test.each(CONSTRUCT_CASES.map((one) => [`${one.construct}: ${one.argument}`, one] as const))(
    "%s is updated in place or replaced as the table of behaviour says",
    (_name, one) => {
      const planned = changes.filter(({ type, name }) => belongsTo(one, type, name));

      const expected = expectedActions(one);
      const addresses = expected.map(([address]) => address);

      // What is made of many resources refers to itself: a part may change because another did.
      const isOneResource = !WITH_PARTS.includes(one.construct);
      const actions = planned
        .filter(({ change }) => !change.actions.includes("no-op"))
        .filter(({ address }) => isOneResource || addresses.includes(address));

      expect(actions.map(({ address, change }) => [address, change.actions])).toEqual(expected);
    },
  );

  test("applies, and nothing is left to do", () => {
    expect(isEmptyAfterwards).toBe(true);
  });

  /** From what was synthesised and the table: which resources change, and whether any changed argument forces a new one. */
  function expectedActions(one: ConstructCase): [string, Action[]][] {
    const changed = Object.entries(after.resource).flatMap(([type, resources]) =>
      Object.entries(resources)
        .filter(([name]) => belongsTo(one, type, name))
        .map(([name, now]) => ({ type, name, paths: changedPaths(before.resource[type]?.[name] ?? {}, now) })),
    );
    const found = changed.filter(({ paths }) => paths.length > 0);
    expect(found.length).toBeGreaterThan(0);
    const actions = found.map(({ type, name, paths }): [string, Action[]] => {
      const isReplaced = paths.some((path) => behaviourOf(type, path).forceNew);
      return [`${type}.${name}`, isReplaced ? ["delete", "create"] : ["update"]];
    });
    return actions.sort(([one], [other]) => (one < other ? -1 : 1));
  }
});

/** Addresses are made of ids; a nested one carries its window before it and a hash behind it. */
function belongsTo(one: ConstructCase, type: string, name: string): boolean {
  const isPart = one.construct === "WindowTarget" || one.construct === "PatchTask";
  if (isPart !== /_(target|task)$/.test(type)) return false;
  return (
    name === one.id ||
    name.replace(/_[0-9A-F]{8}$/, "").endsWith(`_${one.id}`) ||
    new RegExp(`^${one.id}_\\w+_[0-9A-F]{8}$`).test(name)
  );
}

function changedPaths(before: unknown, after: unknown, path: string[] = []): string[][] {
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  if (Array.isArray(before) && Array.isArray(after) && before.length === after.length) {
    return before.flatMap((element, index) => changedPaths(element, after[index], path));
  }
  if (isBlock(before) && isBlock(after) && !("stage" in before)) {
    const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
    return names.flatMap((name) => changedPaths(before[name], after[name], [...path, name]));
  }
  return [path];
}

function isBlock(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
