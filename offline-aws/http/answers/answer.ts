import type { CallContext } from "../../kind/kind";
import { isObject, type ObjectValue, type Value } from "../../values/value";

/** What an operation is asked. */
export type Input = Readonly<Record<string, unknown>>;

/** Answers one operation with the whole list; the server cuts pages. @throws Refusal */
export type Answer = (input: Input, scope: CallContext) => Record<string, unknown>;

/** An answer without what is not set: AWS leaves such members out. */
export function present<T extends Record<string, unknown>>(members: T): Record<string, unknown> {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined && value !== null));
}

/** The same, where an empty text is AWS's "not set" too. */
export function filled(members: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(present(members)).filter(([, value]) => value !== ""));
}

/** The only block of a list, or the object itself. */
export function onlyBlock(value: Value | undefined): ObjectValue | undefined {
  const first = Array.isArray(value) ? value[0] : value;
  return isObject(first) ? first : undefined;
}

/** A moment as AWS JSON writes it: seconds since 1970. */
export function seconds(moment: string): number {
  return Date.parse(moment) / 1000;
}

export interface Filter {
  readonly key: string;
  readonly values: readonly string[];
}

/** The filters of a request, however this operation writes them. */
export function filtersOf(input: Input): readonly Filter[] {
  const given = input.Filters ?? input.AssociationFilterList;
  if (!Array.isArray(given)) return [];
  return given.map((filter: Record<string, unknown>) => {
    const value = filter.Values ?? filter.value ?? [];
    return { key: String(filter.Key ?? filter.key ?? filter.Name), values: [value].flat().map(String) };
  });
}
