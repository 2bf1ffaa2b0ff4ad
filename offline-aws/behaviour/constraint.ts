import { isObject, Unknown, type Value } from "../values/value";
import type { Constraint } from "./behaviour";
import { isArn, isRegion } from "./formats";

/** Something that does not hold, said in the words of the checker, and where below the checked value it is. */
export interface Violation {
  readonly path: readonly (string | number)[];
  readonly constraint: Constraint;
  readonly value: Value;
}

/** How a checker counts the length of a text: the provider in bytes, the service in characters. */
export type LengthOf = (text: string) => number;

const inBytes: LengthOf = (text) => Buffer.byteLength(text);
export const inCharacters: LengthOf = (text) => [...text].length;

/**
 * What of a constraint does not hold for a value. Null and unknown values always pass: nobody can tell yet.
 */
export function violations(value: Value, constraint: Constraint, lengthOf = inBytes): Violation[] {
  if (value === null || value instanceof Unknown) return [];
  if (constraint.anyOf) {
    const one = constraint.anyOf.some((part) => violations(value, part, lengthOf).length === 0);
    return one ? [] : [{ path: [], constraint, value }];
  }
  const own = holds(value, constraint, lengthOf) ? [] : [{ path: [], constraint, value }];
  return [...own, ...inElements(value, constraint, lengthOf)];
}

function inElements(value: Value, { items }: Constraint, lengthOf: LengthOf): Violation[] {
  if (!items) return [];
  if (Array.isArray(value))
    return value.flatMap((element, index) => below(index, violations(element, items, lengthOf)));
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, element]) => [
    ...below(key, items.key ? violations(key, items.key, lengthOf) : []),
    ...below(key, items.value ? violations(element, items.value, lengthOf) : []),
  ]);
}

function below(step: string | number, found: readonly Violation[]): Violation[] {
  return found.map((violation) => ({ ...violation, path: [step, ...violation.path] }));
}

function holds(value: Value, constraint: Constraint, lengthOf: LengthOf): boolean {
  if (typeof value === "string") return textHolds(value, constraint, lengthOf);
  if (typeof value === "number") return value >= (constraint.min ?? value) && value <= (constraint.max ?? value);
  const size = Array.isArray(value) ? value.length : isObject(value) ? Object.keys(value).length : undefined;
  return size === undefined || (size >= (constraint.minItems ?? 0) && size <= (constraint.maxItems ?? size));
}

function textHolds(value: string, constraint: Constraint, lengthOf: LengthOf): boolean {
  const length = lengthOf(value);
  if (constraint.enum && !constraint.enum.includes(value)) return false;
  if (length < (constraint.minLength ?? 0) || length > (constraint.maxLength ?? length)) return false;
  if (constraint.pattern !== undefined && !new RegExp(constraint.pattern, "u").test(value)) return false;
  if (constraint.format === "arn") return value === "" || isArn(value);
  return constraint.format !== "aws-region" || isRegion(value);
}
