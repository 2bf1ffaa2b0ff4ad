import { INSTANCE_IDS_KEY, TAG_KEYS_KEY, tagKeyOf } from "../../maintenance-window/target-keys";

/** What of a node decides whether a target finds it; `UNKNOWN` values fulfil nothing. */
export interface NodeFacts {
  readonly id?: unknown;
  readonly tags: Readonly<Record<string, unknown>>;
}

/**
 * Whether a node fulfils one condition of a target; undefined for a condition that asks for something else than tags and
 * ids, as one for the members of a resource group does.
 */
export function fulfils({ id, tags }: NodeFacts, key: string, values: ReadonlySet<string>): boolean | undefined {
  // A node must carry all of the keys. Source: maintenance window facts, C1.
  if (key === TAG_KEYS_KEY) return [...values].every((tagKey) => Object.hasOwn(tags, tagKey));
  if (key === INSTANCE_IDS_KEY) return typeof id === "string" && values.has(id);
  const tagKey = tagKeyOf(key);
  if (tagKey === undefined) return undefined;
  const value = Object.hasOwn(tags, tagKey) ? tags[tagKey] : undefined;
  return typeof value === "string" && values.has(value);
}
