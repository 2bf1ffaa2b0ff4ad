/** What differs from plain JSON. */
export interface SortedJsonOptions {
  /** What stands for a value that JSON has no word for. @default - it is left out */
  readonly symbol?: string;
  /** Whether an entry of an object is left out. */
  readonly leavesOut?: (value: unknown) => boolean;
}

/** JSON that is equal for equal values, whatever the order of their names; undefined for what is no value of JSON. */
export function sortedJson(value: unknown, options: SortedJsonOptions = {}): string | undefined {
  switch (typeof value) {
    case "string":
      return quoted(value);
    case "symbol":
      return options.symbol === undefined ? undefined : JSON.stringify(options.symbol);
    case "object":
      return value === null ? "null" : objectText(value, options);
    default:
      return JSON.stringify(value);
  }
}

function objectText(value: object, options: SortedJsonOptions): string | undefined {
  if (value instanceof Date) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map((entry) => sortedJson(entry, options) ?? "null").join()}]`;
  let text = "";
  for (const name of namesInOrder(value)) {
    const entry = (value as Readonly<Record<string, unknown>>)[name];
    if (options.leavesOut?.(entry) === true) continue;
    const own = sortedJson(entry, options);
    if (own !== undefined) text += `${text === "" ? "" : ","}${quoted(name)}:${own}`;
  }
  return `{${text}}`;
}

/** As JSON writes it. */
function quoted(text: string): string {
  return PLAIN.test(text) ? `"${text}"` : JSON.stringify(text);
}

/** Of characters that JSON writes as they are. */
const PLAIN = /^[\w .:/-]*$/;

const INDEX = /^(?:0|[1-9]\d*)$/;

/** By their letters; numbers come first, as in any object. */
function namesInOrder(value: object): readonly string[] {
  const names = Object.keys(value);
  if (isInOrder(names)) return names;
  names.sort();
  return names.some((name) => INDEX.test(name)) ? Object.keys(Object.fromEntries(names.map((name) => [name]))) : names;
}

/** Names that stand in their order mostly do: Terraform writes them so. */
function isInOrder(names: readonly string[]): boolean {
  for (let at = 1; at < names.length; at++) {
    if ((names[at - 1] as string) > (names[at] as string)) return false;
  }
  return true;
}
