import { sortedJson } from "../../model/text/sorted-json";
import { entryOf } from "./entry-of";
import type { ResourceChange } from "./plan-schema";
import { NEVER_READ } from "./secret-values";

const KNOWN = new WeakMap<ResourceChange, boolean>();

/** Whether drift says something. */
export function isTellingDrift(change: ResourceChange): boolean {
  const isTelling = KNOWN.get(change) ?? tellsSomething(change);
  KNOWN.set(change, isTelling);
  return isTelling;
}

/**
 * The provider's copy of a baseline, and empty values that change their shape, drift by themselves: the first plan after
 * each apply is full of it (real plans).
 */
function tellsSomething({ mode, change }: ResourceChange): boolean {
  const { before, after } = change;
  if (mode !== "managed") return false;
  if (!before || !after) return Boolean(before) !== Boolean(after);
  const tells = (name: string) => {
    const [old, now] = [entryOf(before, name), entryOf(after, name)];
    return old !== now && !NEVER_READ.includes(name) && differs(old, now, name);
  };
  return (
    Object.keys(before).some(tells) || Object.keys(after).some((name) => !Object.hasOwn(before, name) && tells(name))
  );
}

function differs(before: unknown, after: unknown, name: string): boolean {
  // A tag with an empty value is a tag.
  return name.startsWith("tags") ? !isSameMap(before ?? {}, after ?? {}) : !isSameContent(before, after);
}

function isSameMap(before: unknown, after: unknown): boolean {
  return before === after || sortedJson(before) === sortedJson(after);
}

/**
 * Whether two values say the same: what nobody gave is recorded as null by an apply, and read back as the zero of its
 * type: an empty text, list or map, 0 days, a flag that is off.
 */
function isSameContent(before: unknown, after: unknown): boolean {
  if (before === after) return true;
  if (isEmpty(before) || isEmpty(after)) return isEmpty(before) && isEmpty(after);
  if (typeof before !== "object" || typeof after !== "object") return false;
  const [old, now] = [before as object, after as object];
  if (Array.isArray(old) && Array.isArray(now) && old.length === now.length) {
    return old.every((entry, at) => isSameContent(entry, now[at]));
  }
  return (
    Object.keys(old).every((name) => isSameContent(entryOf(old, name), entryOf(now, name))) &&
    Object.keys(now).every((name) => Object.hasOwn(old, name) || isEmpty(entryOf(now, name)))
  );
}

function isEmpty(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return !value;
  if (Array.isArray(value)) return value.every(isEmpty);
  for (const name in value) {
    if (!isEmpty((value as Readonly<Record<string, unknown>>)[name])) return false;
  }
  return true;
}
