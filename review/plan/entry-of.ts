/** What an object of a plan holds under a name: undefined where it is no object, or holds nothing of its own there. */
export function entryOf(value: unknown, name: string): unknown {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, name)) return undefined;
  return (value as Record<string, unknown>)[name];
}
