/** One property of a value that may be anything: undefined where it has none, or where it cannot even be looked at. */
export function propertyOf(value: unknown, name: PropertyKey): unknown {
  if (typeof value !== "object" || value === null) return undefined;
  try {
    return (value as Record<PropertyKey, unknown>)[name];
  } catch {
    return undefined;
  }
}
