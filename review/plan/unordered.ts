import { sortedJson } from "../../model/text/sorted-json";
import { UNKNOWN } from "../../model/values/unknown";

/** Values that are equal whatever the order of their lists; undefined for what holds nothing. */
export function unordered(value: unknown): unknown {
  if (value === UNKNOWN) return String(value);
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) {
    return value.length === 0 ? undefined : value.map((one) => sortedJson(unordered(one))).sort();
  }
  const entries = Object.entries(value)
    .map(([name, one]) => [name, unordered(one)] as const)
    .filter(([, one]) => one !== undefined);
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}
