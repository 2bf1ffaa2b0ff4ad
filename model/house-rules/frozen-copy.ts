const COPIES = new WeakMap<object, unknown>();

/** A copy of plain data that nobody can change, all of it. Made once for each object. */
export function frozenCopy<T>(value: T): T {
  if (typeof value !== "object" || value === null || value instanceof Date) return value;
  const known = COPIES.get(value);
  if (known !== undefined) return known as T;
  const copy = Array.isArray(value)
    ? value.map(frozenCopy)
    : Object.fromEntries(Object.entries(value).map(([name, entry]) => [name, frozenCopy(entry)]));
  COPIES.set(value, Object.freeze(copy));
  return copy as T;
}
