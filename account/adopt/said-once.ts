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
export function saidOnce(
  statements: readonly Statement[],
  names: Names,
): { readonly statements: readonly Statement[]; readonly shared: readonly SharedValue[] } {
  const counts = new Map<string, number>();
  for (const statement of statements) {
    for (const [name, value] of sharable(statement)) {
      const key = keyOf(name, value);
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  const shared = new Map<string, SharedValue>();
  const replaced = statements.map((statement) => {
    const own = new Map(sharable(statement));
    const props = Object.entries(statement.props as Readonly<Record<string, Code>>).map(([name, value]) => {
      const key = keyOf(name, value);
      if (own.get(name) !== value || (counts.get(key) ?? 0) < 2) return [name, value] as const;
      const known = shared.get(key) ?? { variable: names.variable(name), code: value };
      shared.set(key, known);
      return [name, new Expression(known.variable)] as const;
    });
    return { ...statement, props: Object.fromEntries(props) };
  });
  return { statements: replaced, shared: [...shared.values()] };
}

/** Lists and objects of our constructs; the generated classes want lists that can be changed. */
function sharable({ call, props }: Statement): readonly (readonly [string, Code])[] {
  if (call.startsWith("new Ssm")) return [];
  return Object.entries(props as Readonly<Record<string, Code>>).filter(
    ([, value]) =>
      typeof value === "object" &&
      value !== null &&
      !(value instanceof Expression) &&
      written(value, 0, Number.NEGATIVE_INFINITY).length >= SHORTEST &&
      isStandalone(value),
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
