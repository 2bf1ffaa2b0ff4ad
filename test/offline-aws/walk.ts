import { type AttributeBehaviour, SSM_BEHAVIOUR } from "../../offline-aws/behaviour/behaviour";
import { without, withValue } from "./edit";
import { type Json, SHARED, SSM_CASES } from "./ssm-cases";

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
 * own, and of the sync's format there is only one.
 */
export const NOT_CHANGED_ALONE = ["id", "tags_all", "region", "s3_destination.sync_format"];

/** Every argument of every SSM type, changed alone and, where it may be left out, removed alone. */
export const CASES: readonly Case[] = TABLE.flatMap(({ type, path, entry }, index) => {
  const cases = SSM_CASES[type];
  if (!cases || NOT_CHANGED_ALONE.includes(path)) return [];
  const { full, other } = cases;
  const found: Case[] = [];
  const add = (what: Case["what"], after: Json) => {
    const name = `${what}_${index}`;
    found.push({ type, path, entry, what, name, before: own(full, index, name), after: own(after, index, name) });
  };
  if (other[path] !== undefined) add("changed", withValue(full, path, other[path]));
  if (entry.kind === "attribute" && entry.optional) add("removed", without(full, path));
  return found;
});

/** A whole configuration of one side of all cases, with what they refer to. */
export function resourcesOf(
  side: "before" | "after",
  cases: readonly Case[] = CASES,
): Record<string, Record<string, Json>> {
  const resources: Record<string, Record<string, Json>> = structuredClone(SHARED) as Record<
    string,
    Record<string, Json>
  >;
  for (const one of cases) {
    const ofType = resources[one.type] ?? {};
    ofType[one.name] = one[side];
    resources[one.type] = ofType;
  }
  for (const number of new Set(TABLE.map((_, index) => windowNumber(index)))) {
    const windows = resources.aws_ssm_maintenance_window ?? {};
    windows[`tasks_${number}`] = { ...(windows.shared as object), name: `tasks-${number}` };
  }
  return resources;
}

/** A window takes twenty tasks: the cases share some windows. Patch groups and syncs are one of a kind: each case has its own. */
function own(configuration: Json, index: number, serial: string): Json {
  const text = JSON.stringify(configuration)
    .replaceAll("aws_ssm_maintenance_window.shared.id", `aws_ssm_maintenance_window.tasks_${windowNumber(index)}.id`)
    .replaceAll('"patch_group":"', `"patch_group":"${index}-`)
    .replace('"name":"full","s3_destination"', `"name":"full-${serial}","s3_destination"`);
  return JSON.parse(text) as Json;
}

function windowNumber(index: number): number {
  return Math.floor(index / 10);
}
