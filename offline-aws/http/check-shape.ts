import { isRecord } from "../values/is-record";
import { resolved, type Shape } from "./api";

/** What AWS's own model says against a value; empty where it fits. */
export function misfits(value: unknown, given: Shape, path = ""): string[] {
  const shape = resolved(given);
  switch (shape.type) {
    case "structure":
      return inStructure(value, shape, path);
    case "list":
      if (!Array.isArray(value)) return [`${path}: expected a list`];
      return [
        ...outOfRange(value.length, shape, `${path}: length`),
        ...value.flatMap((entry, index) => misfits(entry, shape.member as Shape, `${path}[${index}]`)),
      ];
    case "map":
      if (!isRecord(value)) return [`${path}: expected a map`];
      return Object.entries(value).flatMap(([key, entry]) => misfits(entry, shape.value as Shape, `${path}.${key}`));
    case "string":
      return inString(value, shape, path);
    case "boolean":
      return typeof value === "boolean" ? [] : [`${path}: expected a boolean`];
    case "blob":
      return typeof value === "string" ? [] : [`${path}: expected base64`];
    case "integer":
    case "long":
      return Number.isInteger(value) ? outOfRange(value as number, shape, path) : [`${path}: expected a whole number`];
    case "timestamp":
      return typeof value === "number" || typeof value === "string" ? [] : [`${path}: expected a moment`];
  }
}

function inStructure(value: unknown, shape: Shape, path: string): string[] {
  if (!isRecord(value)) return [`${path}: expected a structure`];
  const members = shape.members ?? {};
  const at = (name: string) => (path === "" ? name : `${path}.${name}`);
  const missing = Object.entries(members)
    .filter(([name, member]) => member.required === true && value[name] === undefined)
    .map(([name]) => `${at(name)}: missing`);
  const others = Object.entries(value).flatMap(([name, part]) => {
    if (part === undefined) return [];
    const member = members[name];
    if (member === undefined) return shape.pruned ? [] : [`${at(name)}: the model has no such member`];
    return misfits(part, member, at(name));
  });
  return [...missing, ...others];
}

function inString(value: unknown, shape: Shape, path: string): string[] {
  if (typeof value !== "string") return [`${path}: expected a string`];
  const fits = shape.pattern === undefined || expression(shape.pattern).test(value);
  return [
    ...outOfRange([...value].length, shape, `${path}: length`),
    ...(fits ? [] : [`${path}: ${JSON.stringify(value)} does not match ${shape.pattern}`]),
    ...(shape.enum && !shape.enum.includes(value)
      ? [`${path}: ${JSON.stringify(value)} is not one of ${shape.enum.join(", ")}`]
      : []),
  ];
}

/** Java's expressions: what only `u` understands is read with it, and what it forbids without. */
function expression(pattern: string): RegExp {
  return new RegExp(pattern, pattern.includes("\\p{") ? "u" : "");
}

function outOfRange(count: number, { min, max }: Shape, path: string): string[] {
  if (min !== undefined && count < min) return [`${path} ${count} is less than ${min}`];
  return max !== undefined && count > max ? [`${path} ${count} is greater than ${max}`] : [];
}
