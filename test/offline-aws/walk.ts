import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type AttributeBehaviour, SSM_BEHAVIOUR } from "../../offline-aws/behaviour/behaviour";
import type { Terraform } from "../../offline-aws/terraform/terraform";
import { without, withValue } from "./edit";
import { type Json, SHARED, SSM_CASES } from "./ssm-cases";

type Resources = Record<string, Record<string, Json>>;

/** An entry of the table of behaviour with all that it says. */
export interface TableEntry extends AttributeBehaviour {
  readonly kind: "attribute" | "block";
  readonly required?: boolean;
  readonly optional?: boolean;
  readonly computed?: boolean;
  readonly unknownWhenUnset?: boolean;
  readonly onRemove?: string;
}

/** One argument of one type, changed alone. */
export interface Case {
  readonly type: string;
  readonly path: string;
  readonly entry: TableEntry;
  readonly what: "changed" | "removed";
  /** The name of the resource in the configuration. */
  readonly name: string;
  readonly before: Json;
  readonly after: Json;
}

/** The table of behaviour, flat. */
export const TABLE: readonly { readonly type: string; readonly path: string; readonly entry: TableEntry }[] =
  Object.entries(SSM_BEHAVIOUR).flatMap(([type, { attributes }]) =>
    Object.entries(attributes).map(([path, entry]) => ({ type, path, entry: entry as TableEntry })),
  );

/**
 * What cannot be changed alone: `id` is refused, `tags_all` is not meant to be configured, `region` has a test of its
 * own, and of the sync's format there is only one. What came after 6.25 is in no configuration that older providers read;
 * served-releases.test.ts holds it.
 */
export const NOT_CHANGED_ALONE = [
  "id",
  "tags_all",
  "region",
  "s3_destination.sync_format",
  "s3_destination.destination_data_sharing",
  "s3_destination.destination_data_sharing.destination_data_sharing_type",
];

/** Every argument of every SSM type, changed alone and, where it may be left out, removed alone. */
export const CASES: readonly Case[] = TABLE.flatMap(({ type, path, entry }, index) => {
  const cases = SSM_CASES[type];
  if (!cases || NOT_CHANGED_ALONE.includes(path)) return [];
  const { full: before, other } = cases;
  const found: Case[] = [];
  const add = (what: Case["what"], after: Json) =>
    found.push({ type, path, entry, what, name: `${what}_${index}`, before, after });
  if (other[path] !== undefined) add("changed", withValue(before, path, other[path]));
  if (entry.kind === "attribute" && entry.optional) add("removed", without(before, path));
  return found;
});

/** What the cases begin with: the resource of each type, and what they refer to. */
export const BEFORE: Resources = Object.fromEntries(
  Object.entries(SSM_CASES).map(([type, { full }]) => [type, { ...SHARED[type], full }]),
);

/** The configuration in which each case is changed. */
export function changedResources(cases: readonly Case[] = CASES): Resources {
  const resources = structuredClone(BEFORE);
  for (const { type, name, after } of cases) resources[type] = { ...resources[type], [name]: after };
  return resources;
}

/**
 * Puts a copy of its type's resource into Terraform's state for each case, after what they begin with is applied. So
 * one is applied in place of dozens, and for a plan that does not look at the account it is the same.
 */
export function copyForEach(terraform: Terraform, cases: readonly Case[] = CASES): void {
  const file = join(terraform.folder, "terraform.tfstate");
  const state = JSON.parse(readFileSync(file, "utf8")) as { resources: { type: string; name: string }[] };
  for (const { type, name } of cases) {
    const full = state.resources.find((one) => one.type === type && one.name === "full");
    if (full) state.resources.push({ ...full, name });
  }
  writeFileSync(file, JSON.stringify(state));
}
