/**
 * Stands in a model where a value is not known yet: a token at synth, `after_unknown` in a plan.
 *
 * Registered under a global name, so that two copies of this library in one process agree about it.
 */
export const UNKNOWN: unique symbol = Symbol.for("cdktf-patch-manager.unknown") as typeof UNKNOWN;
export type Unknown = typeof UNKNOWN;

/** A value, or the mark that it is not known yet. The compiler makes every reader say what it does then. */
export type Knowable<T> = T | Unknown;

export function isKnown<T>(value: Knowable<T>): value is T {
  return value !== UNKNOWN;
}

/** The value, or undefined where it is unknown: for readers that treat "not known" and "not given" alike. */
export function knownOr<T, Fallback>(value: Knowable<T>, fallback: Fallback): T | Fallback {
  return isKnown(value) ? value : fallback;
}
