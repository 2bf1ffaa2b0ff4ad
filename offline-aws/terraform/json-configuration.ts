import { CannotPlan } from "./cannot-plan";

/** A text, and whether it names a property. */
const TEXT = /"([^"\\]*(?:\\.[^"\\]*)*)"(\s*:)?/g;
const COMMENT = "//";

/**
 * A configuration in JSON. Of a property that stands twice Terraform reads both, and `JSON.parse` the last one: nobody
 * would see what the first one says.
 *
 * @throws CannotPlan where there is such a one, but for a comment; SyntaxError
 */
export function jsonConfiguration(text: string, file: string): unknown {
  const configuration: unknown = JSON.parse(text);
  const named = [...text.matchAll(TEXT)].filter(([, name, colon]) => colon !== undefined && name !== COMMENT);
  if (named.length === propertiesIn(configuration)) return configuration;
  throw new CannotPlan(`${file} names a property twice in one object, and Terraform reads both: name it once`);
}

function propertiesIn(value: unknown): number {
  if (typeof value !== "object" || value === null) return 0;
  const own = Array.isArray(value) ? 0 : Object.keys(value).filter((name) => name !== COMMENT).length;
  return Object.values(value).reduce((sum: number, one) => sum + propertiesIn(one), own);
}
