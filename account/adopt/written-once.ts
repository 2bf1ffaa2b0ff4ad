import { type Code, Expression, written } from "./code";
import type { Names } from "./names";
import type { Statement } from "./statement";

/** A value that several constructs share. */
export interface SharedValue {
  readonly variable: string;
  readonly code: Code;
}

/** Shorter ones are read more quickly where they stand. */
const SHORTEST = 40;
/** What an expression may be that means the same outside of the stack. */
const STANDALONE = /^unlisted\(/;

/** The same statements, with equal values of properties said once, above the stack. */
export function writtenOnce(
  statements: readonly Statement[],
  names: Names,
): { readonly statements: readonly Statement[]; readonly shared: readonly SharedValue[] } {
  // The generated classes want lists that can be changed.
  const ours = statements.filter(({ call }) => !call.startsWith("new Ssm"));
  const { records, shared } = sharedOnce(
    ours.map(({ props }) => props as Readonly<Record<string, Code>>),
    names,
  );
  const replaced = new Map(ours.map((statement, index) => [statement, records[index] as Statement["props"]]));
  return {
    statements: statements.map((statement) => ({ ...statement, props: replaced.get(statement) ?? statement.props })),
    shared,
  };
}

/** The same objects, with values that are equal under the same name said once. */
export function sharedOnce(
  objects: readonly Readonly<Record<string, Code>>[],
  names: Names,
): { readonly records: readonly Readonly<Record<string, Code>>[]; readonly shared: readonly SharedValue[] } {
  const counts = new Map<string, number>();
  for (const [name, value] of objects.flatMap((one) => Object.entries(one)).filter(isSharable)) {
    const key = keyOf(name, value);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const shared = new Map<string, SharedValue>();
  const records = objects.map((one) => {
    const entries = Object.entries(one).map(([name, value]) => {
      const key = keyOf(name, value);
      if (!isSharable([name, value]) || (counts.get(key) ?? 0) < 2) return [name, value] as const;
      const known = shared.get(key) ?? { variable: names.variable(name), code: value };
      shared.set(key, known);
      return [name, new Expression(known.variable)] as const;
    });
    return Object.fromEntries(entries);
  });
  return { records, shared: [...shared.values()] };
}

/** Lists and objects that mean the same above the stack, and are long enough. */
function isSharable([, value]: readonly [string, Code]): boolean {
  return (
    typeof value === "object" &&
    value !== null &&
    !(value instanceof Expression) &&
    written(value, 0, Number.NEGATIVE_INFINITY).length >= SHORTEST &&
    isStandalone(value)
  );
}

function isStandalone(code: Code): boolean {
  if (code instanceof Expression) return STANDALONE.test(code.text);
  if (typeof code !== "object" || code === null) return true;
  return Object.values(code).every((one) => isStandalone(one as Code));
}

function keyOf(name: string, value: Code): string {
  return JSON.stringify([name, value]);
}
