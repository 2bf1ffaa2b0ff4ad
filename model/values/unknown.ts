import { sharedSymbol } from "./shared-symbol";
/**
 * Stands in a model where a value is not known yet: a token at synth, `after_unknown` in a plan.
 *
 * Registered under a global name, so that two copies of this library in one process agree about it.
 */
export const UNKNOWN: unique symbol = sharedSymbol("unknown") as typeof UNKNOWN;
export type Unknown = typeof UNKNOWN;

/** A value, or the mark that it is not known yet. The compiler makes every reader say what it does then. */
export type Knowable<T> = T | Unknown;

export function isKnown<T>(value: Knowable<T>): value is T {
  return value !== UNKNOWN;
}

/**
 * A model as JSON, to tell it from another by: a value that is not known yet is written out, for it is not the same as
 * none. An empty text for no model.
 */
export function jsonOfModel(model: unknown): string {
  // A replacer is called for every value there is, and takes three times as long: most models need none.
  return (holdsUnknown(model) ? JSON.stringify(model, unknownAsText) : JSON.stringify(model)) ?? "";
}

function holdsUnknown(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return typeof value === "symbol";
  if (Array.isArray(value)) return value.some(holdsUnknown);
  for (const name in value) if (holdsUnknown((value as Record<string, unknown>)[name])) return true;
  return false;
}

function unknownAsText(_name: string, value: unknown): unknown {
  return typeof value === "symbol" ? String(value) : value;
}

/** Walks what is known of a list; the index is that of the list as it was written. */
export function eachKnown<T>(
  list: Knowable<readonly Knowable<T>[]> | undefined,
  visit: (value: T, index: number) => void,
): void {
  if (list === undefined || !isKnown(list)) return;
  list.forEach((entry, index) => {
    if (isKnown(entry)) visit(entry, index);
  });
}

/** A model in which nothing is unknown any more, for whoever writes it out. */
export type Settled<T> = T extends Unknown
  ? never
  : T extends readonly (infer Entry)[]
    ? Settled<Entry>[]
    : T extends object
      ? { readonly [K in keyof T]: Settled<T[K]> }
      : T;
