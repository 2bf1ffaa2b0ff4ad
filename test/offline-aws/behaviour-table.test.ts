import { startOfflineAws } from "../../offline-aws/offline-aws";
import type { ResourceChange } from "../../offline-aws/terraform/plan-json";
import { Terraform } from "../../offline-aws/terraform/terraform";
import { configuration, describeWithTerraform } from "../support/terraform";
import { stepInto, stepsTo, valueAt } from "./edit";
import { SHARED, SSM_CASES } from "./ssm-cases";
import { CASES, type Case, NOT_CHANGED_ALONE, resourcesOf, TABLE } from "./walk";

test("every argument in the table of behaviour is changed alone somewhere", () => {
  const configurable = TABLE.filter(
    ({ entry, path }) =>
      !NOT_CHANGED_ALONE.includes(path) && (entry.kind === "block" || entry.required || entry.optional),
  );

  const changed = new Set(CASES.filter(({ what }) => what === "changed").map(({ type, path }) => `${type}.${path}`));

  const withoutChange = configurable.map(({ type, path }) => `${type}.${path}`).filter((name) => !changed.has(name));
  expect(withoutChange.filter((name) => !name.endsWith(".s3_destination"))).toEqual([]);
});

describeWithTerraform("an argument changed alone after apply", () => {
  const changes = new Map<string, ResourceChange>();

  beforeAll(async () => {
    const offline = await startOfflineAws();
    const terraform = Terraform.in(configuration({ resource: resourcesOf("before") }), {
      environment: offline.environment,
      state: "in memory",
    });
    try {
      await terraform.apply();
      terraform.configure(configuration({ resource: resourcesOf("after") }));
      await terraform.plan({ refresh: false });
      for (const change of (await terraform.show()).resource_changes ?? []) changes.set(change.address, change);
    } finally {
      terraform.close();
      await offline.close();
    }
  });

  test.each(CASES.filter(({ what }) => what === "changed").map((one) => [`${one.type}.${one.path}`, one] as const))(
    "%s is updated in place or replaced as the table says",
    (_name, one) => {
      const change = changeOf(one);

      expect(change.actions).toEqual(one.entry.forceNew ? ["delete", "create"] : ["update"]);
      if (one.entry.forceNew)
        expect(namesIn(change.replace_paths)).toContain(
          one.entry.kind === "block" ? `${one.path}.bucket_name` : one.path,
        );
    },
  );

  test.each(CASES.filter(({ what }) => what === "removed").map((one) => [`${one.type}.${one.path}`, one] as const))(
    "%s is removed as the table says",
    (_name, one) => {
      const expected = one.entry.onRemove ?? "";

      const { actions, after } = changeOf(one);

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

  function changeOf(one: Case): ResourceChange["change"] {
    const change = changes.get(`${one.type}.${one.name}`)?.change;
    if (!change) throw new Error(`no change is planned for ${one.type}.${one.name}`);
    return change;
  }
});

describeWithTerraform("an argument that is not configured", () => {
  const changes = new Map<string, ResourceChange["change"]>();

  beforeAll(async () => {
    const minimal = Object.entries(SSM_CASES).map(([type, { minimal }]) => [type, { ...SHARED[type], minimal }]);
    const offline = await startOfflineAws();
    const resource = { ...SHARED, ...Object.fromEntries(minimal) };
    const terraform = Terraform.in(configuration({ resource }), { environment: offline.environment });
    try {
      await terraform.plan();
      for (const { address, change } of (await terraform.show()).resource_changes ?? []) changes.set(address, change);
    } finally {
      terraform.close();
      await offline.close();
    }
  });

  const unset = TABLE.filter(
    ({ type, path, entry }) => entry.kind === "attribute" && valueAt(SSM_CASES[type]?.minimal, path) === undefined,
  );
  const inMinimal = unset.filter(
    ({ path }) => path !== "region" && path !== "targets.key" && path !== "targets.values",
  );

  test.each(inMinimal.map((one) => [`${one.type}.${one.path}`, one] as const))(
    "%s is planned with its default, unknown or null, as the table says",
    (_name, { type, path, entry }) => {
      const change = changes.get(`${type}.minimal`);

      const planned =
        valueAt(change?.after_unknown, path) === true ? "(known after apply)" : (valueAt(change?.after, path) ?? null);

      expect(planned).toEqual(entry.unknownWhenUnset ? "(known after apply)" : (entry.default ?? null));
    },
  );

  test.each(Object.keys(SSM_CASES))("the Region of %s is the provider's, known before apply", (type) => {
    expect(changes.get(`${type}.minimal`)?.after?.region).toBe("eu-central-1");
  });
});

function namesIn(paths: readonly (readonly (string | number)[])[] | undefined): string[] {
  return (paths ?? []).map((path) => path.filter((step) => typeof step === "string").join("."));
}
