import { joined } from "../text/wording";
import type { Path } from "./value-path";

/** What a schema says is wrong at one place of a value. */
export interface SchemaIssue {
  readonly code?: string;
  readonly path: Path;
  readonly message: string;
  readonly expected?: unknown;
  readonly values?: readonly unknown[];
  /** Of a union: what each of its members says. */
  readonly errors?: readonly (readonly object[])[];
}

/** What a value may have to be, as people call it. */
export const KINDS: Readonly<Record<string, string>> = {
  string: "a string",
  number: "a number",
  boolean: "a boolean",
  array: "a list",
  object: "an object",
  record: "an object",
};

/**
 * `expected a list, got a string`: of what was found the kind alone, for in a file from outside the value may be a secret.
 * What a schema of ours says in its own words stays.
 */
export function schemaProblem(issue: SchemaIssue, value: unknown): string {
  const expected = expectation(issue);
  if (expected === undefined) return issue.message;
  const got = issue.path.reduce<unknown>(inside, value);
  return got === undefined ? `missing, expected ${expected}` : `expected ${expected}, got ${kindOf(got)}`;
}

function expectation({ code, expected, values, errors }: SchemaIssue): string | undefined {
  if (code === "invalid_type") return kindText(expected);
  if (code === "invalid_value") return joined((values ?? []).map(String), "or");
  if (code === "invalid_union") {
    const kinds = (errors ?? []).flat().map((one) => kindText((one as SchemaIssue).expected));
    return joined([...new Set(kinds)], "or");
  }
  return undefined;
}

function kindText(expected: unknown): string {
  return KINDS[String(expected)] ?? String(expected);
}

function inside(value: unknown, part: PropertyKey): unknown {
  return (value as Readonly<Record<PropertyKey, unknown>> | null | undefined)?.[part];
}

function kindOf(value: unknown): string {
  if (value === null) return "null";
  return Array.isArray(value) ? "a list" : kindText(typeof value);
}
