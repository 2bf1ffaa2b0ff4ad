/** A place in a plain value: the keys and indexes that lead there. */
export type LeafPath = readonly (string | number)[];

/** Every place at which a text, number or flag stands. */
export function leavesOf(value: unknown, path: LeafPath = []): readonly LeafPath[] {
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return [path];
  if (Array.isArray(value)) return value.flatMap((entry, index) => leavesOf(entry, [...path, index]));
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, entry]) => leavesOf(entry, [...path, key]));
}

export function valueAt(value: unknown, path: LeafPath): unknown {
  return path.reduce<unknown>((part, key) => (part as Record<string | number, unknown>)[key], value);
}

/** The same value with another one at a place. */
export function withValueAt<T>(value: T, [key, ...rest]: LeafPath, other: unknown): T {
  if (key === undefined) return other as T;
  const copy = (Array.isArray(value) ? [...value] : { ...value }) as Record<string | number, unknown>;
  copy[key] = withValueAt(copy[key], rest, other);
  return copy as T;
}
