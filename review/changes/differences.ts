import { NOT_KNOWN_YET } from "../../model/describe/describe-rule";
import { sortedJson } from "../../model/text/sorted-json";
import { isKnown, type Knowable, UNKNOWN } from "../../model/values/unknown";

/** What a list gains and loses, order and repetition apart. */
export interface ListDifference {
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

type List = Knowable<readonly Knowable<string>[]>;

/** Compares two lists as sets: Terraform prints them sorted, so that one new entry shifts the others. */
export function listDifference(before: List, after: List): ListDifference {
  if (before === UNKNOWN && after === UNKNOWN) return { added: [], removed: [] };
  const old = entries(before);
  const now = entries(after);
  return {
    added: [...now].filter((entry) => !old.has(entry)).sort(),
    removed: [...old].filter((entry) => !now.has(entry)).sort(),
  };
}

function entries(list: List): ReadonlySet<string> {
  if (!isKnown(list)) return new Set([NOT_KNOWN_YET]);
  return new Set(list.map((entry) => (isKnown(entry) ? entry : NOT_KNOWN_YET)));
}

/** Whether part of a value is not known. */
export function hasUnknown(value: unknown): boolean {
  if (value === UNKNOWN) return true;
  return typeof value === "object" && value !== null && Object.values(value).some(hasUnknown);
}

/** Whether two values of a model mean the same; two that are not known do, for nothing can be said about them. */
export function isSame(before: unknown, after: unknown): boolean {
  if (before === after) return true;
  return canonical(before) === canonical(after);
}

/** A text that is equal for equal values, whatever the order of their names. */
export function canonical(value: unknown): string {
  return sortedJson(value, { symbol: NOT_KNOWN_YET }) as string;
}
