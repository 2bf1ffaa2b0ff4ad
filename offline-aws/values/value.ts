/** A value that Terraform does not know yet, "(known after apply)". There is one such object: {@link UNKNOWN}. */
export class Unknown {
  /** Keeps structural look-alikes out of the type. */
  private readonly unknown = true;

  toString(): string {
    return this.unknown ? "(known after apply)" : "";
  }
}

/** The value that is not known yet. */
export const UNKNOWN = new Unknown();

/** A value of a Terraform attribute or block, as it travels between Terraform and a provider. */
export type Value = null | string | number | boolean | Unknown | Value[] | ObjectValue;

/** A value with named parts: a block, an object or a map. */
export type ObjectValue = { [name: string]: Value };

/** Whether a value is a block, an object or a map. */
export function isObject(value: Value | undefined): value is ObjectValue {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Unknown);
}

/** Whether nothing in a value is still unknown. */
export function isWhollyKnown(value: Value | undefined): boolean {
  if (value instanceof Unknown) return false;
  if (Array.isArray(value)) return value.every(isWhollyKnown);
  return !isObject(value) || Object.values(value).every(isWhollyKnown);
}

/** Whether the older plugin SDK, in which the AWS provider is written, would take a value for "not set". */
export function isZero(value: Value | undefined): boolean {
  if (value === undefined || value === null || value === "" || value === 0 || value === false) return true;
  return isEmptyCollection(value);
}

/** Whether a value is a list, set or map without elements. */
export function isEmptyCollection(value: Value | undefined): boolean {
  return Array.isArray(value) ? value.length === 0 : isObject(value) && Object.keys(value).length === 0;
}

/** Whether two values are the same; unknown is equal to unknown, and lists are compared in order. */
export function isEqual(one: Value | undefined, other: Value | undefined): boolean {
  return canonical(one ?? null) === canonical(other ?? null);
}

/** A text that is the same for equal values, whatever the order of their keys. */
export function canonical(value: Value): string {
  if (value instanceof Unknown) return "(unknown)";
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const entries = Object.keys(value)
    .sort()
    .map((name) => `${JSON.stringify(name)}:${canonical(value[name] ?? null)}`);
  return `{${entries.join(",")}}`;
}

/**
 * The elements of a set in an order of our own and each once: the order in which Terraform sends them means nothing.
 * Elements of which something is unknown may turn out to differ, so that each of them stays.
 */
export function asSet(elements: readonly Value[]): Value[] {
  const kept = new Map<string, Value>();
  for (const [index, element] of elements.entries()) {
    kept.set(canonical(element) + (isWhollyKnown(element) ? "" : ` ${index}`), element);
  }
  return [...kept].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, element]) => element);
}

/** A copy that shares nothing with the original. */
export function copy<V extends Value>(value: V): V {
  if (Array.isArray(value)) return value.map(copy) as V;
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, copy(part)])) as V;
}

/** The text in a value, or an empty text where there is none. */
export function text(value: Value | undefined): string {
  return typeof value === "string" ? value : "";
}

/** The texts in a list or set; unknown elements are left out. */
export function texts(value: Value | undefined): string[] {
  return Array.isArray(value) ? value.filter((element): element is string => typeof element === "string") : [];
}

/** The blocks in a list or set of blocks. */
export function blocks(value: Value | undefined): ObjectValue[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

/** A map of texts; what is no text is left out. */
export function textMap(value: Value | undefined): Record<string, string> {
  if (!isObject(value)) return {};
  return Object.fromEntries(
    Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === "string"),
  );
}
