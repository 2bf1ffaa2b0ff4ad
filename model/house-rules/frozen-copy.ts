const COPIES = new WeakMap<object, unknown>();

/**
 * A copy of plain data that nobody can change, all of it: who tries gets an error, also in JavaScript that is not strict,
 * which would pass over it in silence. Made once for each object.
 */
export function frozenCopy<T>(value: T): T {
  if (typeof value !== "object" || value === null || value instanceof Date) return value;
  const known = COPIES.get(value);
  if (known !== undefined) return known as T;
  const copy = Array.isArray(value)
    ? value.map(frozenCopy)
    : Object.fromEntries(Object.entries(value).map(([name, entry]) => [name, frozenCopy(entry)]));
  const guarded = new Proxy(Object.freeze(copy), REFUSING);
  COPIES.set(value, guarded);
  return guarded as T;
}

/** Tries it in strict code, ours, so that the engine itself says what is wrong. */
const REFUSING: ProxyHandler<object> = {
  set: (frozen, name, value) => {
    (frozen as Record<PropertyKey, unknown>)[name] = value;
    return true;
  },
  deleteProperty: (frozen, name) => delete (frozen as Record<PropertyKey, unknown>)[name],
};
