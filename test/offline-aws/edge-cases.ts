import type { Constraint } from "../../offline-aws/behaviour/behaviour";
import { violations } from "../../offline-aws/behaviour/constraint";
import { withValue } from "./edit";
import { type Json, SHARED, SSM_CASES } from "./ssm-cases";
import { TABLE } from "./walk";

/** One argument at or beyond an edge of what the provider takes. */
export interface EdgeCase {
  readonly type: string;
  readonly path: string;
  readonly name: string;
  readonly resource: Json;
  readonly value: Json;
}

/** Values that one or another pattern refuses. */
const ODD = ["a b", "!", "", "a", "0", "101%", "x".repeat(164)];

/** Arguments with the last value that the provider takes. */
export const TAKEN: readonly EdgeCase[] = edgeCases("taken", (constraint) => inside(constraint));

/** Arguments with the first value that it does not take. */
export const REFUSED: readonly EdgeCase[] = edgeCases("refused", (constraint) => outside(constraint));

/** The cases as resources, with what they refer to. */
export function resourcesWith(cases: readonly EdgeCase[]): Record<string, Record<string, Json>> {
  const all = structuredClone(SHARED) as Record<string, Record<string, Json>>;
  for (const { type, name, resource } of cases) all[type] = { ...all[type], [name]: resource };
  return all;
}

function edgeCases(what: string, valuesOf: (constraint: Constraint) => Json[]): EdgeCase[] {
  return TABLE.filter(({ entry, path }) => entry.kind === "attribute" && entry.validation && path !== "region").flatMap(
    ({ type, path, entry }, index) =>
      valuesOf(entry.validation ?? {}).map((value, edge) => {
        const resource = withValue(SSM_CASES[type]?.full ?? {}, path, value);
        return { type, path, value, resource, name: `${what}_${index}_${edge}` };
      }),
  );
}

function inside(constraint: Constraint): Json[] {
  return candidates(constraint).filter((value) => violations(value, constraint).length === 0);
}

function outside(constraint: Constraint): Json[] {
  return [...candidates(constraint), ...(isText(constraint) ? ODD : [])].filter(
    (value) => violations(value, constraint).length > 0,
  );
}

function isText({ enum: values, minLength, maxLength, pattern, format, anyOf }: Constraint): boolean {
  return [values, minLength, maxLength, pattern, format, anyOf].some((part) => part !== undefined);
}

function candidates(constraint: Constraint): Json[] {
  const {
    enum: values = [],
    min,
    max,
    minLength,
    maxLength,
    minItems,
    maxItems,
    items,
    anyOf = [],
    format,
  } = constraint;
  const around = (edge: number | undefined) => (edge === undefined ? [] : [edge - 1, edge, edge + 1]);
  const lengths = [...around(minLength), ...around(maxLength)].filter((length) => length >= 0);
  const element = items ? (candidates(items).find((value) => violations(value, items).length === 0) ?? "x") : "x";
  const sizes = [...around(minItems), ...around(maxItems)].filter((size) => size >= 0);
  // The elements of a set must differ, or they would be one.
  const list = (size: number) =>
    Array.from({ length: size }, (_, index) => (items?.enum ? element : `${element}${index}`.slice(-50)));
  return [
    ...values,
    ...around(min),
    ...around(max),
    ...lengths.map((length) => "x".repeat(length)),
    ...(items || sizes.length > 0 ? sizes.map(list) : []),
    ...(items
      ? candidates(items)
          .filter((value) => typeof value === "string")
          .map((value) => [value])
      : []),
    ...anyOf.flatMap(candidates),
    ...(format === "arn" ? ["arn:aws:iam::123456789012:role/one", "arn:aws:iam::123:role/one"] : []),
    ...(format === "aws-region" ? ["eu-west-3", "eu_west_3"] : []),
  ];
}
