import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { type OfflineAws, startOfflineAws } from "../../offline-aws/offline-aws";
import { resourceSchema } from "../../offline-aws/schema/schema";
import type { PlanJson, ResourceChange } from "../../offline-aws/terraform/plan-json";
import { Terraform } from "../../offline-aws/terraform/terraform";
import type { ObjectValue } from "../../offline-aws/values/value";
import type { Adoptable, ExistingObject } from "./existing-object";
import { MAPS } from "./raw-config";
import { PROVIDER } from "./state-provider";

/** What Terraform would do to what exists. */
export interface PlayedPlan {
  /** Terraform's own line. */
  readonly summary: string;
  readonly changes: readonly PlannedChange[];
}

/** One thing that Terraform would do. */
export interface PlannedChange {
  readonly address: string;
  readonly actions: readonly string[];
  readonly isImported: boolean;
  /** Arguments of which before and after differ. */
  readonly differs: readonly string[];
}

/**
 * Plays what exists into a simulated account, and into a state where it came from one, and lets Terraform plan against
 * it. AWS is not contacted.
 *
 * @throws TerraformError where Terraform refuses the configuration
 */
export async function planAgainst(
  adoptable: Adoptable,
  configuration: object,
  variables: Readonly<Record<string, string>>,
): Promise<PlayedPlan> {
  const offline = await startOfflineAws();
  furnish(offline, adoptable);
  const secrets = Object.entries(variables).map(([name, value]) => [`TF_VAR_${name}`, value]);
  const environment = { ...offline.environmentFor(configuration), ...Object.fromEntries(secrets) };
  const terraform = Terraform.in(configuration, { environment });
  try {
    if (adoptable.by === "move") {
      const state = JSON.stringify(stateOf(adoptable.objects), undefined, 1);
      writeFileSync(join(terraform.folder, "terraform.tfstate"), state, { mode: 0o600 });
    }
    const { summary } = await terraform.plan();
    return { summary, changes: changesIn(await terraform.show()) };
  } finally {
    await terraform.close();
    await offline.close();
  }
}

function furnish(offline: OfflineAws, { account, objects }: Adoptable): void {
  const into = offline.aws.account(account);
  for (const { type, id, region, values } of objects) {
    into.put({ type, region, id, attributes: asHeld(values as ObjectValue) });
  }
}

/** As the service holds it: of the two times of a rule there is one, where a state may have a 0 beside the date. */
function asHeld(values: ObjectValue): ObjectValue {
  if (!Array.isArray(values.approval_rule)) return { ...values };
  const rules = (values.approval_rule as ObjectValue[]).map((rule) => {
    const hasDate = typeof rule.approve_until_date === "string" && rule.approve_until_date !== "";
    return hasDate ? { ...rule, approve_after_days: null } : rule;
  });
  return { ...values, approval_rule: rules };
}

/** A state as Terraform writes it, with what exists at its old addresses. */
function stateOf(objects: readonly ExistingObject[]): object {
  const resources = objects.map(({ type, address = "", values, region }) => ({
    ...addressParts(address),
    mode: "managed",
    type,
    provider: PROVIDER,
    instances: [
      {
        ...(indexOf(address) === undefined ? {} : { index_key: indexOf(address) }),
        schema_version: resourceSchema(type).version,
        attributes: { ...values, region },
      },
    ],
  }));
  return {
    version: 4,
    terraform_version: "1.5.0",
    serial: 1,
    lineage: "adopted",
    outputs: {},
    resources: merged(resources),
  };
}

interface StateEntry {
  readonly module?: string;
  readonly name: string;
  readonly type: string;
  readonly instances: readonly object[];
}

/** Instances of `count` or `for_each` stand below one resource. */
function merged(resources: readonly StateEntry[]): StateEntry[] {
  const byPlace = new Map<string, StateEntry>();
  for (const one of resources) {
    const place = [one.module, one.type, one.name].join(" ");
    const before = byPlace.get(place);
    byPlace.set(place, before ? { ...before, instances: [...before.instances, ...one.instances] } : one);
  }
  return [...byPlace.values()];
}

/** `module.a["b"].aws_x.this[0]` as module, name and index. */
const ADDRESS = /^(?:(?<module>module\..+)\.)?(?<type>aws_\w+)\.(?<name>[\w-]+)(?:\[(?<index>.+)\])?$/;

function addressParts(address: string): { readonly module?: string; readonly name: string } {
  const { module, name = "" } = ADDRESS.exec(address)?.groups ?? {};
  return { ...(module === undefined ? {} : { module }), name };
}

function indexOf(address: string): string | number | undefined {
  const index = ADDRESS.exec(address)?.groups?.index;
  return index === undefined ? undefined : (JSON.parse(index) as string | number);
}

function changesIn({ resource_changes = [] }: PlanJson): readonly PlannedChange[] {
  return resource_changes
    .filter(({ mode }) => mode === "managed")
    .filter(({ change }) => !change.actions.includes("no-op") || change.importing !== undefined)
    .map((one) => ({
      address: one.address,
      actions: one.change.actions,
      isImported: one.change.importing !== undefined,
      differs: differing(one),
    }));
}

function differing({ change: { before, after, after_unknown } }: ResourceChange): readonly string[] {
  if (before === null || after === null) return [];
  const names = [...new Set([...Object.keys(before), ...Object.keys(after), ...Object.keys(after_unknown)])].sort();
  return names.filter(
    (name) =>
      after_unknown[name] === true ||
      JSON.stringify(prunedEntry(name, before[name])) !== JSON.stringify(prunedEntry(name, after[name])),
  );
}

/** In a map whose names are the user's own an empty text is an entry like any other. */
function prunedEntry(name: string, value: unknown): unknown {
  const isMap = MAPS.includes(name) && typeof value === "object" && value !== null && Object.keys(value).length > 0;
  return isMap ? value : pruned(value);
}

/** A value without what is not set: the provider's SDK says null, an empty text or list, 0 or false for it. */
function pruned(value: unknown): unknown {
  if (Array.isArray(value)) return value.length === 0 ? undefined : value.map((one) => pruned(one) ?? null);
  if (typeof value !== "object" || value === null) return value || undefined;
  const parts = Object.entries(value)
    .map(([name, part]) => [name, prunedEntry(name, part)] as const)
    .filter(([, part]) => part !== undefined);
  return parts.length === 0 ? undefined : Object.fromEntries(parts);
}
