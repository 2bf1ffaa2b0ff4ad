import { type Path, pathToText } from "../protocol/diagnostics";
import { isObject, type Value } from "../values/value";
import type { Constraint } from "./behaviour";

/** How the provider says at plan time that a constraint does not hold. */
export function providerMessage(path: Path, constraint: Constraint, value: Value): string {
  const name = pathToText(path);
  if (constraint.anyOf)
    return `"${name}" (${valueText(value)}) is not valid: ${constraint.anyOf.map(demand).join(" or ")}`;
  if (typeof value === "number") {
    if (constraint.max === undefined) return `expected ${name} to be at least (${constraint.min}), got ${value}`;
    return `expected ${name} to be in the range (${constraint.min ?? 0} - ${constraint.max}), got ${value}`;
  }
  if (typeof value !== "string") return `${name}: ${demand(constraint)}, got ${sizeOf(value)} items`;
  if (constraint.enum && !constraint.enum.includes(value)) {
    return `expected ${name} to be one of [${constraint.enum.map((one) => JSON.stringify(one)).join(" ")}], got ${value}`;
  }
  if (isLengthWrong(value, constraint)) {
    return `expected length of ${name} to be in the range (${constraint.minLength ?? 0} - ${constraint.maxLength}), got ${value}`;
  }
  if (constraint.format === "arn") return `"${name}" (${value}) is an invalid ARN`;
  return `invalid value for ${name} (${demand(constraint)})`;
}

/** How the service says at apply that a constraint does not hold. */
export function serviceMessage(path: Path, constraint: Constraint, value: Value): string {
  const where = pathToText(path);
  return `1 validation error detected: Value '${valueText(value)}' at '${where}' failed to satisfy constraint: Member must satisfy ${demand(constraint)}`;
}

function isLengthWrong(value: string, { minLength, maxLength }: Constraint): boolean {
  const length = Buffer.byteLength(value);
  return length < (minLength ?? 0) || length > (maxLength ?? length);
}

function demand(constraint: Constraint): string {
  const { enum: values, min, max, minLength, maxLength, minItems, maxItems, pattern, format } = constraint;
  const demands = [
    values && `one of ${values.join(", ")}`,
    (min ?? max) !== undefined && `from ${min ?? "any"} to ${max ?? "any"}`,
    (minLength ?? maxLength) !== undefined && `length from ${minLength ?? 0} to ${maxLength ?? "any"}`,
    (minItems ?? maxItems) !== undefined && `from ${minItems ?? 0} to ${maxItems ?? "any"} items`,
    pattern !== undefined && `regular expression pattern: ${pattern}`,
    format && `format ${format}`,
  ];
  return demands.filter((text) => typeof text === "string").join(", ");
}

function valueText(value: Value): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}

function sizeOf(value: Value): number {
  if (Array.isArray(value)) return value.length;
  return isObject(value) ? Object.keys(value).length : 0;
}
