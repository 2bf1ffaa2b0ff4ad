import type { ResourceChange } from "./plan-schema";
import { NEVER_READ } from "./secret-values";

/**
 * Whether drift says something. The provider's copy of a baseline, and empty values that change their shape, drift by
 * themselves: the first plan after each apply is full of it (real plans).
 */
export function isTellingDrift({ mode, change }: ResourceChange): boolean {
  const { before, after } = change;
  if (mode !== "managed") return false;
  if (!before || !after) return Boolean(before) !== Boolean(after);
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].some((name) => !NEVER_READ.includes(name) && differs(before[name], after[name], name));
}

function differs(before: unknown, after: unknown, name: string): boolean {
  if (before === after || JSON.stringify(before) === JSON.stringify(after)) return false;
  // A tag with an empty value is a tag.
  const content = (value: unknown) => (name.startsWith("tags") ? (value ?? {}) : withoutEmpty(value));
  return sortedText(content(before)) !== sortedText(content(after));
}

function withoutEmpty(value: unknown): unknown {
  if (value === "" || value === null) return undefined;
  if (typeof value !== "object") return value;
  const entries = Object.entries(value as object)
    .map(([name, entry]) => [name, withoutEmpty(entry)] as const)
    .filter(([, entry]) => entry !== undefined);
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

function sortedText(value: unknown): string | undefined {
  return JSON.stringify(value, (_, part) => {
    if (typeof part !== "object" || part === null || Array.isArray(part)) return part;
    return Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}
