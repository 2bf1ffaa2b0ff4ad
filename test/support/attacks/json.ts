export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };

/** Where something stands within data; a name of a property is meant where `:key` is last. */
export type Leaf = readonly (string | number)[];

/** Every text of some data, and every name of a property, once for each place. */
export function textsOf(value: Json, path: Leaf = []): readonly Leaf[] {
  if (typeof value !== "object" || value === null) return typeof value === "string" ? [path] : [];
  return Object.entries(value).flatMap(([name, entry]) => {
    const here = [...path, Array.isArray(value) ? Number(name) : name];
    const own = Array.isArray(value) ? [] : [[...here, ":key"]];
    return [...own, ...textsOf(entry as Json, here)];
  });
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
