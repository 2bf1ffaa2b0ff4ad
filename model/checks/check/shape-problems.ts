import type { ZodObject, ZodType } from "zod";
import { probablyMeant } from "../../text/probably-meant";
import { fixOfKind, show } from "../../text/wording";
import type { Finding } from "../../values/finding";
import { KINDS } from "../../values/schema-problem";
import type { Path } from "../../values/value-path";

/** What is wrong with the shape of a value, in our words. `pathOf` says where a path is: `line 12, accounts[3].id`. */
export function shapeProblems(schema: ZodType, value: unknown, pathOf: (path: Path) => string): readonly Finding[] {
  return readShape(schema, value, pathOf).findings;
}

/** A value whose shape was looked at. */
export interface ReadShape {
  readonly findings: readonly Finding[];
  /** Without what has the wrong kind, and with what is misspelt under the name that was meant. */
  readonly readable: unknown;
  /** Where nothing more is to be said: places that are wrong, and those that were meant. */
  readonly told: readonly string[];
}

/** What is wrong with the shape of a value, and what of it can be looked at further. */
export function readShape(schema: ZodType, value: unknown, pathOf: (path: Path) => string): ReadShape {
  const result = schema.safeParse(value);
  if (result.success) return { findings: [], readable: value, told: [] };
  const { issues } = result.error;
  const places = issues.flatMap((issue) => respeltPlaces(schema, value, issue));
  const respelt = new Set(places.map(({ meant }) => JSON.stringify(meant)));
  const findings = issues.flatMap((issue) => {
    // That a property is missing is said where its name was misspelt.
    if (respelt.has(JSON.stringify(issue.path))) return [];
    if (issue.code === "unrecognized_keys") {
      return issue.keys.map((key) =>
        finding(pathOf([...issue.path, key]), noSuchProperty(propertiesAt(schema, value, issue.path), key)),
      );
    }
    const got = at(value, issue.path);
    const expected = `expected ${expectation(issue)}`;
    const message = got === undefined ? `missing, ${expected}` : `${expected}, got ${show(got)}${fixFor(got, issue)}`;
    return [finding(pathOf(issue.path), message)];
  });
  const wrong = issues.flatMap(({ code, path }) => (code === "unrecognized_keys" ? [] : [path]));
  const emptied = wrong.reduce((all, path) => changed(all, path, undefined), value);
  return {
    findings,
    readable: places.reduce((all, { meant, given }) => changed(all, meant, given), emptied),
    told: [...findings.map(({ path }) => path), ...places.map(({ meant }) => pathOf(meant))],
  };
}

interface Respelt {
  readonly meant: Path;
  readonly given: unknown;
}

/** The places that stay empty, with what stands beside them and was meant for them. */
function respeltPlaces(schema: ZodType, value: unknown, { path, keys = [] }: Issue): readonly Respelt[] {
  const known = propertiesAt(schema, value, path);
  return keys.flatMap((key) => {
    const meant = probablyMeant(key, known);
    if (meant === undefined || at(value, [...path, meant]) !== undefined) return [];
    return [{ meant: [...path, meant], given: at(value, [...path, key]) }];
  });
}

/** A value with another one at a place; what lies around is copied, and the value itself stays. */
function changed(value: unknown, [part, ...rest]: Path, to: unknown): unknown {
  if (part === undefined) return to;
  if (typeof value !== "object" || value === null) return value;
  const copy: unknown = Array.isArray(value) ? [...(value as unknown[])] : { ...value };
  (copy as Record<PropertyKey, unknown>)[part] = changed((value as Record<PropertyKey, unknown>)[part], rest, to);
  return copy;
}

interface Issue {
  readonly code?: string;
  readonly origin?: string;
  readonly path: Path;
  readonly keys?: readonly string[];
  readonly expected?: unknown;
  readonly values?: readonly unknown[];
  readonly options?: readonly unknown[];
  readonly discriminator?: string;
}

function expectation(issue: Issue): string {
  switch (issue.code) {
    case "invalid_type":
      return KINDS[String(issue.expected)] ?? String(issue.expected);
    case "invalid_value":
      return `one of ${(issue.values ?? []).join(", ")}`;
    case "invalid_union":
      return issue.discriminator === undefined
        ? "a number or a string"
        : `a ${issue.discriminator} of s3, hcp or local`;
    case "too_small":
      return issue.origin === "array" ? "a list with at least one entry" : "a string that is not empty";
    default:
      return 'a Schedule or a string such as "cron(0 2 ? * SUN *)"';
  }
}

function fixFor(got: unknown, issue: Issue): string {
  if (issue.code === "invalid_type") return fixOfKind(expectation(issue), got);
  const meant =
    issue.code === "invalid_value" && typeof got === "string"
      ? probablyMeant(got, (issue.values ?? []).map(String))
      : undefined;
  return meant === undefined ? "" : `; did you mean ${meant}`;
}

function noSuchProperty(known: readonly string[], key: string): string {
  const meant = probablyMeant(key, known);
  const help =
    meant === undefined
      ? known.length === 0
        ? "remove it"
        : `expected ${[...known].sort().join(", ")}`
      : `did you mean ${meant}`;
  return `there is no such property; ${help}`;
}

/** The properties that an object at a path may have, beside the one that says what kind it is. */
function propertiesAt(schema: ZodType, value: unknown, path: Path): readonly string[] {
  let current: unknown = schema;
  for (const part of path) current = inside(unwrapped(current), part);
  const found = unwrapped(current) as
    | { shape?: object; def?: { discriminator?: string }; options?: unknown }
    | undefined;
  const { discriminator } = found?.def ?? {};
  if (discriminator === undefined) return Object.keys(found?.shape ?? {});
  const kind = at(value, [...path, discriminator]);
  const kinds = found?.options as readonly ZodObject[];
  const chosen = kinds.find(({ shape }) => shape[discriminator]?.safeParse(kind).success);
  return Object.keys(chosen?.shape ?? {}).filter((name) => name !== discriminator);
}

function inside(schema: unknown, part: PropertyKey): unknown {
  const { shape, element, valueType } = (schema ?? {}) as {
    shape?: Record<PropertyKey, unknown>;
    element?: unknown;
    valueType?: unknown;
  };
  return shape?.[part] ?? (typeof part === "number" ? element : valueType);
}

function unwrapped(schema: unknown): unknown {
  const { unwrap } = (schema ?? {}) as { unwrap?: () => unknown };
  return typeof unwrap === "function" && !("element" in (schema as object)) ? unwrapped(unwrap.call(schema)) : schema;
}

function at(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((current, part) => (current as Record<PropertyKey, unknown> | undefined)?.[part], value);
}

function finding(path: string, message: string): Finding {
  return { checkId: "PM001", severity: "error", path, message };
}
