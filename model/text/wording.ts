import { type TextUnit, textLength } from "./text-length";

const LONGEST_QUOTE = 60;

/** How the framework writes what only Terraform knows. Its number would be another one in the next run. */
const TOKEN = /[$#]\{TfToken\[/;
export const KNOWN_LATER = "a value that is known after apply";

/** Any value in few words, for "got …". Never walks into it, so that cycles and huge values are harmless. */
export function show(value: unknown): string {
  switch (typeof value) {
    case "string":
      return TOKEN.test(value) ? KNOWN_LATER : quote(value);
    case "bigint":
      return `${value}n`;
    case "function":
      return "a function";
    case "object":
      if (value === null) return "null";
      return Array.isArray(value) ? `a list of ${counted(value.length, "entry", "entries")}` : "an object";
    default:
      return String(value);
  }
}

/** `expected a string, got 7; write it in quotes`, or `missing, expected a string`. */
export function expectedGot(expected: string, got: unknown): string {
  return got === undefined
    ? `missing, expected ${expected}`
    : `expected ${expected}, got ${show(got)}${fixOfKind(expected, got)}`;
}

/** What makes the kind that is expected of what came, where that is a matter of brackets or quotes; with its semicolon. */
export function fixOfKind(expected: string, got: unknown): string {
  const [, kind = ""] = /^(?:a|an) (\w+)/.exec(expected) ?? [];
  switch (kind) {
    case "number":
      return typeof got === "string" && /^\s*-?\d+(\.\d+)?\s*$/.test(got) ? "; write it without quotes" : "";
    case "boolean":
      return got === "true" || got === "false" ? "; write it without quotes" : "";
    case "string":
      if (got instanceof Date) return "; write it as a string, by toISOString()";
      return typeof got === "number" || typeof got === "boolean" ? "; write it in quotes" : "";
    case "list":
      return typeof got === "string" || isOneObject(got) ? "; write it in square brackets" : "";
    case "object":
      return got === undefined ? "; give it its properties" : "";
    default:
      return "";
  }
}

function isOneObject(got: unknown): boolean {
  return typeof got === "object" && got !== null && !Array.isArray(got);
}

/** One object of ours is put in a list; a text names none. */
export function fixOfOwn(given: unknown): string {
  return typeof given === "object" ? fixOfKind("a list", given) : "";
}

/** A text in quotation marks, shortened when it is long; with its length where that cannot be seen. */
export function quote(text: string, unit: TextUnit = "characters"): string {
  const length = textLength(text, unit);
  if (text.length > LONGEST_QUOTE) return `${JSON.stringify(beginning(text))}… (${length} ${unit})`;
  const quoted = JSON.stringify(text);
  return unit === "bytes" && length !== text.length ? `${quoted} (${length} bytes)` : quoted;
}

/** The first characters of a long text; one that takes two units of UTF-16 is not cut in halves. */
function beginning(text: string): string {
  return text.slice(0, LONGEST_QUOTE).replace(/[\uD800-\uDBFF]$/, "");
}

const LONGEST_PLACE = 200;

/** A place within data, without its middle where a name in it is longer than anybody reads. */
export function shortPlace(path: string): string {
  return path.length > LONGEST_PLACE ? `${path.slice(0, 120)}…${path.slice(-60)}` : path;
}

/** `one of a, b, c`, or just `a`. */
export function oneOf(values: readonly string[]): string {
  return values.length === 1 ? String(values[0]) : `one of ${values.join(", ")}`;
}

/** `a`, `a and b`, `a, b and c`. */
export function joined(values: readonly string[], lastWord = "and"): string {
  if (values.length <= 1) return values.join("");
  return `${values.slice(0, -1).join(", ")} ${lastWord} ${values.at(-1)}`;
}

/** The first ones of many; all where a single one would be left: to count it takes as much room as to tell it. */
export function firstOnes<One>(all: readonly One[], most: number): readonly One[] {
  return all.length > most + 1 ? all.slice(0, most) : all;
}

/** `a, b and 3 more`: the first ones, and how many are left. */
export function joinedFirst(values: readonly string[], most: number, lastWord = "and"): string {
  return joined(
    withLeft(values, most, (left) => `${left} more`),
    lastWord,
  );
}

function withLeft(values: readonly string[], most: number, leftText: (left: number) => string): readonly string[] {
  const told = firstOnes(values, most);
  return told === values ? values : [...told, leftText(values.length - told.length)];
}

/** `a, b`, or `a, b and 3 more`: the same where names that are all told have no word before the last. */
export function listedFirst(values: readonly string[], most: number): string {
  return firstOnes(values, most) === values ? values.join(", ") : joinedFirst(values, most);
}

/** `dev-eu, dev-us and 2 more accounts`: a fleet has hundreds. */
export function accountsText(names: readonly string[], most: number): string {
  return joined(withLeft(names, most, (left) => counted(left, "more account")));
}

/** `or accept this (acceptFinding) at "WINDOWS"`: in full, however long, for it is copied. */
export function orAcceptAt(at: string): string {
  return `or accept this (acceptFinding) at ${JSON.stringify(at)}`;
}

/** A sentence behind a semicolon: without its capital, unless that is of a name, and without its full stop. */
export function asClause(sentence: string): string {
  const [first = ""] = sentence.split(" ");
  const begun = /^[A-Z][a-z]*$/.test(first) ? first.toLowerCase() + sentence.slice(first.length) : sentence;
  return begun.replace(/\.$/, "");
}

/** `1 day`, `2 days`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** `a window`, `an installSchedule` */
export function withArticle(noun: string): string {
  return `${/^[aeiou]/i.test(noun) ? "an" : "a"} ${noun}`;
}
