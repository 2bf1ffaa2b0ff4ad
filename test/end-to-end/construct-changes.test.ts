import { behaviourOf } from "../../offline-aws/behaviour/behaviour";
import { startOfflineAws } from "../../offline-aws/offline-aws";
import type { Step } from "../../offline-aws/terraform/reported";
import { Terraform } from "../../offline-aws/terraform/terraform";
import { describeWithTerraform } from "../support/terraform";
import { CONSTRUCT_CASES, type ConstructCase } from "./construct-cases";
import { saidOfPlan } from "./said-of-plan";
import { type Synthesised, synthesise } from "./synthesise";

/** Every fourth; the lanes ask for all. */
const CASES = CONSTRUCT_CASES.filter((_, index) => process.env.FUZZ || index % 4 === 0);
const WITH_PARTS = ["PatchTaskRole", "PatchLogs", "PatchNotifications"];

describeWithTerraform("an argument of a construct, changed alone after apply", () => {
  let steps: readonly Step[] = [];
  let before: Synthesised;
  let after: Synthesised;
  let isEmptyAfterwards = false;
  let said: readonly string[] = [];

  beforeAll(async () => {
    before = synthesise((stack) => {
      for (const one of CASES) one.before(stack);
    });
    after = synthesise((stack) => {
      for (const one of CASES) one.after(stack);
    });
    const offline = await startOfflineAws();
    const terraform = Terraform.in(before, { environment: offline.environment, state: "in memory" });
    try {
      await terraform.apply();
      terraform.configure(after);
      steps = (await terraform.apply({ refresh: false })).steps;
      isEmptyAfterwards = !(await terraform.plan()).changes;
      said = saidOfPlan(await terraform.show());
    } finally {
      await terraform.close();
      await offline.close();
    }
  });

  test.each(CASES.map((one) => [`${one.construct}: ${one.argument}`, one] as const))(
    "%s is updated in place or replaced as the table of behaviour says",
    (_name, one) => {
      const expected = expectedSteps(one);
      const addresses = new Set(expected.map(({ address }) => address));

      // What is made of many resources refers to itself: a part may change because another did.
      const isOneResource = !WITH_PARTS.includes(one.construct);
      const done = steps.filter(({ address }) => addresses.has(address) || (isOneResource && belongsTo(one, address)));

      expect(byAddress(done)).toEqual(byAddress(expected));
    },
  );

  test("and nothing is left to do, of which the review says nothing", () => {
    expect(isEmptyAfterwards).toBe(true);
    expect(said).toEqual([]);
  });

  /** From what was synthesised and the table: which resources change, and whether a changed argument forces a new one. */
  function expectedSteps(one: ConstructCase): readonly Step[] {
    const found = Object.entries(after.resource).flatMap(([type, resources]) =>
      Object.entries(resources)
        .filter(([name]) => belongsTo(one, `${type}.${name}`))
        .map(([name, now]) => ({ type, name, paths: changedPaths(before.resource[type]?.[name] ?? {}, now) })),
    );
    const changed = found.filter(({ paths }) => paths.length > 0);
    expect(changed.length).toBeGreaterThan(0);
    return changed.flatMap(({ type, name, paths }) => {
      const isReplaced = paths.some((path) => behaviourOf(type, path).forceNew);
      const actions = isReplaced ? (["delete", "create"] as const) : (["update"] as const);
      return actions.map((action) => ({ address: `${type}.${name}`, action }));
    });
  }
});

/** The order among several resources is Terraform's own affair. */
function byAddress(steps: readonly Step[]): Readonly<Record<string, readonly string[]>> {
  const all: Record<string, string[]> = {};
  for (const { address, action } of steps) all[address] = [...(all[address] ?? []), action];
  return all;
}

/** Addresses are made of ids; a nested one carries its window before it and a hash behind it. */
function belongsTo(one: ConstructCase, address: string): boolean {
  const [type = "", name = ""] = address.split(".");
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
