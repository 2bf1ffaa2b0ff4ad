export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };

/** Where something stands within data; a name of a property is meant where `:key` is last. */
export type Leaf = readonly (string | number)[];

/** Every value of some data that holds no other, and every name of a property, once for each place. */
export function leavesOf(value: Json, path: Leaf = []): readonly Leaf[] {
  if (typeof value !== "object" || value === null) return [path];
  return Object.entries(value).flatMap(([name, entry]) => {
    const here = [...path, Array.isArray(value) ? Number(name) : name];
    const own = Array.isArray(value) ? [] : [[...here, ":key"]];
    return [...own, ...leavesOf(entry as Json, here)];
  });
}

/** Those of them that are texts. */
export function textsOf(value: Json): readonly Leaf[] {
  return leavesOf(value).filter((leaf) => leaf.at(-1) === ":key" || typeof at(value, leaf) === "string");
}

function at(value: Json, leaf: Leaf): unknown {
  return leaf.reduce<unknown>((within, name) => (within as Record<string | number, unknown>)[name], value);
}

/** The same data with something else in one place. */
export function withLeaf(value: Json, [first, ...rest]: Leaf, by: Json): Json {
  if (first === undefined) return by;
  if (Array.isArray(value)) return value.map((entry, index) => (index === first ? withLeaf(entry, rest, by) : entry));
  return Object.fromEntries(
    Object.entries(value as object).map(([name, entry]: [string, Json]) => {
      if (name !== String(first)) return [name, entry];
      return rest[0] === ":key" ? [String(by), entry] : [name, withLeaf(entry, rest, by)];
    }),
  );
}
