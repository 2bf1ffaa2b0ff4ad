import { asSet, isObject, type ObjectValue, Unknown, type Value } from "../values/value";
import { type AttributeType, attributesOf, type Block, blocksOf, type NestedBlock } from "./schema";

/**
 * Brings a value into the exact shape of a block: each attribute present, absent ones null, absent list and set blocks
 * empty, sets in one order, numbers as numbers, names that the schema does not have dropped.
 *
 * Terraform refuses an object that has a name too many or too few; a state file of an older provider has both.
 */
export function conform(value: Value, block: Block): Value {
  if (!isObject(value)) return value;
  const result: ObjectValue = {};
  for (const [name, attribute] of attributesOf(block))
    result[name] = conformAttribute(value[name] ?? null, attribute.type);
  for (const [name, nested] of blocksOf(block)) result[name] = conformBlock(value[name] ?? null, nested);
  return result;
}

function conformBlock(value: Value, nested: NestedBlock): Value {
  if (value instanceof Unknown) return value;
  if (nested.nesting_mode === "single") return conform(value, nested.block);
  const elements = Array.isArray(value) ? value.map((element) => conform(element, nested.block)) : [];
  return nested.nesting_mode === "set" ? asSet(elements) : elements;
}

function conformAttribute(value: Value, type: AttributeType): Value {
  if (value === null || value instanceof Unknown) return value;
  if (type === "number") return typeof value === "string" ? Number(value) : value;
  if (typeof type === "string") return value;
  if (type[0] === "object") {
    if (!isObject(value)) return value;
    return Object.fromEntries(
      Object.entries(type[1]).map(([name, part]) => [name, conformAttribute(value[name] ?? null, part)]),
    );
  }
  const element = type[1] as AttributeType;
  if (Array.isArray(value)) {
    const elements = value.map((part) => conformAttribute(part, element));
    return type[0] === "set" ? asSet(elements) : elements;
  }
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, conformAttribute(part, element)]));
}
