import type { Path } from "../protocol/diagnostics";
import { type Attribute, attributesOf, type Block, blocksOf, type NestedBlock } from "../schema/schema";
import { isObject, type ObjectValue, Unknown, type Value } from "../values/value";

/** What is called for each attribute and each nested block of a value. */
export interface Visitor {
  attribute(value: Value, attribute: Attribute, path: Path): void;
  block?(value: Value, nested: NestedBlock, path: Path): void;
}

/** Goes through a value by its schema, the outer before the inner, attributes before blocks. */
export function walk(value: ObjectValue, block: Block, visitor: Visitor, path: Path = []): void {
  for (const [name, attribute] of attributesOf(block))
    visitor.attribute(value[name] ?? null, attribute, [...path, name]);
  for (const [name, nested] of blocksOf(block)) {
    const content = value[name] ?? null;
    visitor.block?.(content, nested, [...path, name]);
    if (content instanceof Unknown) continue;
    if (isObject(content)) walk(content, nested.block, visitor, [...path, name]);
    if (!Array.isArray(content)) continue;
    for (const [index, element] of content.entries()) {
      if (isObject(element)) walk(element, nested.block, visitor, [...path, name, index]);
    }
  }
}
