import type { Block } from "../schema/schema";
import { isEqual, isWhollyKnown, isZero, type ObjectValue, textMap, UNKNOWN, type Value } from "../values/value";

/**
 * Plans `tags_all`: the provider's default tags merged with the resource's own, which win. It is known unless a tag
 * is not, or, with the older plugin SDK, there is not a single tag.
 */
export function planTagsAll(
  block: Block,
  prior: ObjectValue | null,
  config: ObjectValue,
  planned: ObjectValue,
  defaultTags: Readonly<Record<string, string>>,
  framework: boolean,
): void {
  if (!block.attributes?.tags_all) return;
  if (!isWhollyKnown(config.tags)) {
    planned.tags_all = UNKNOWN;
    return;
  }
  const merged: Value = { ...defaultTags, ...textMap(config.tags) };
  const before = prior?.tags_all ?? null;
  if (prior && (isEqual(before, merged) || (isZero(merged) && isZero(before)))) planned.tags_all = before;
  else planned.tags_all = isZero(merged) && !prior && !framework ? UNKNOWN : merged;
}

/** The tags to show as the resource's own: all that are there, but for those that the default tags account for. */
export function ownTags(
  all: Value | undefined,
  defaultTags: Readonly<Record<string, string>>,
  before: Value | undefined,
): ObjectValue {
  const kept = textMap(before);
  return Object.fromEntries(
    Object.entries(textMap(all)).filter(([name, value]) => defaultTags[name] !== value || name in kept),
  );
}
