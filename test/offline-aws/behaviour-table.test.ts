import type { ResourceChange } from "../../offline-aws/terraform/plan-json";
import { configuration, describeWithTerraform, withOfflineAws } from "../support/terraform";
import { stepInto, stepsTo, valueAt } from "./edit";
import { SSM_CASES } from "./ssm-cases";
import { BEFORE, CASES, changedResources, copyForEach, NOT_CHANGED_ALONE, TABLE } from "./walk";

test("every argument in the table of behaviour is changed alone somewhere", () => {
  const configurable = TABLE.filter(
    ({ entry, path }) =>
      !NOT_CHANGED_ALONE.includes(path) && (entry.kind === "block" || entry.required || entry.optional),
  );

  const changed = new Set(CASES.filter(({ what }) => what === "changed").map(({ type, path }) => `${type}.${path}`));

  const withoutChange = configurable.map(({ type, path }) => `${type}.${path}`).filter((name) => !changed.has(name));
  expect(withoutChange.filter((name) => !name.endsWith(".s3_destination"))).toEqual([]);
});

describeWithTerraform("Terraform's plan of an argument", () => {
  const changes = new Map<string, ResourceChange["change"]>();

  beforeAll(
    withOfflineAws(async ({ terraform }) => {
      const after = changedResources();
      for (const [type, { minimal }] of Object.entries(SSM_CASES)) after[type] = { ...after[type], minimal };
      const one = terraform(configuration({ resource: BEFORE }));
      await one.apply();
      copyForEach(one);
      one.configure(configuration({ resource: after }));
      await one.plan({ refresh: false });
      for (const { address, change } of (await one.show()).resource_changes ?? []) changes.set(address, change);
    }),
  );

  test.each(CASES.filter(({ what }) => what === "changed").map((one) => [`${one.type}.${one.path}`, one] as const))(
    "%s, changed alone after apply, is updated in place or replaced as the table says",
    (_name, one) => {
      const change = changeOf(`${one.type}.${one.name}`);

      expect(change.actions).toEqual(one.entry.forceNew ? ["delete", "create"] : ["update"]);
      if (one.entry.forceNew)
        expect(namesIn(change.replace_paths)).toContain(
          one.entry.kind === "block" ? `${one.path}.bucket_name` : one.path,
        );
    },
  );

  test.each(CASES.filter(({ what }) => what === "removed").map((one) => [`${one.type}.${one.path}`, one] as const))(
    "%s, removed alone after apply, is removed as the table says",
    (_name, one) => {
      const expected = one.entry.onRemove ?? "";

      const { actions, after } = changeOf(`${one.type}.${one.name}`);

      if (expected.startsWith("no-op")) expect(actions).toEqual(["no-op"]);
      else if (expected.startsWith("replace")) expect(actions).toEqual(["delete", "create"]);
      else {
        expect(actions).toEqual(["update"]);
        // A set, list or map from which everything is taken is planned empty; Terraform shows both as gone.
        const left = (stepsTo(one.before, one.path) ?? []).reduce<unknown>(stepInto, after) ?? null;
        expect(Object.keys(Object(left)).length === 0 && typeof left === "object" ? null : left).toEqual(
          expected.includes("default") ? one.entry.default : null,
        );
      }
    },
  );

  const unset = TABLE.filter(
    ({ type, path, entry }) => entry.kind === "attribute" && valueAt(SSM_CASES[type]?.minimal, path) === undefined,
  );
  const inMinimal = unset.filter(
    ({ path }) => path !== "region" && path !== "targets.key" && path !== "targets.values",
  );

  test.each(inMinimal.map((one) => [`${one.type}.${one.path}`, one] as const))(
    "%s, not configured, is planned with its default, unknown or null, as the table says",
    (_name, { type, path, entry }) => {
      const change = changeOf(`${type}.minimal`);

      const planned =
        valueAt(change.after_unknown, path) === true ? "(known after apply)" : (valueAt(change.after, path) ?? null);

      expect(planned).toEqual(entry.unknownWhenUnset ? "(known after apply)" : (entry.default ?? null));
    },
  );

  test.each(Object.keys(SSM_CASES))("the Region of %s is the provider's, known before apply", (type) => {
    expect(changeOf(`${type}.minimal`).after?.region).toBe("eu-central-1");
  });

  function changeOf(address: string): ResourceChange["change"] {
    const change = changes.get(address);
    if (!change) throw new Error(`no change is planned for ${address}`);
    return change;
  }
});

function namesIn(paths: readonly (readonly (string | number)[])[] | undefined): string[] {
  return (paths ?? []).map((path) => path.filter((step) => typeof step === "string").join("."));
}
