import type { TerraformObject, TerraformValue } from "../../model/terraform/terraform-value";
import { isObject } from "../../model/values/is-object";
import { UNKNOWN } from "../../model/values/unknown";
import { hasMark } from "./marks";
import { joinPath, NEVER_READ, type SecretValues } from "./secret-values";

/** Deeper than any resource; what lies below is taken for unknown, so that a mutated plan cannot exhaust the stack. */
const DEEPEST = 40;

/**
 * The values of one resource as our model reads them: what Terraform does not know yet, and what must not be shown,
 * is UNKNOWN. A key that is unknown is absent from the plan's values, not null, so both trees are walked.
 */
export function plannedValues(values: unknown, unknown: unknown, secrets: SecretValues): TerraformObject {
  const read = merged(values, unknown, secrets, "", 0);
  return isObject(read) ? (read as TerraformObject) : {};
}

function merged(value: unknown, unknown: unknown, secrets: SecretValues, path: string, depth: number): TerraformValue {
  if (unknown === true) return UNKNOWN;
  // A value that must not be shown stands in the model like one that is not known.
  if (secrets.has(path)) return UNKNOWN;
  if (depth > DEEPEST) return UNKNOWN;
  if (Array.isArray(value) || (Array.isArray(unknown) && (value === undefined || value === null))) {
    const entries = Array.isArray(value) ? value : [];
    const marks = Array.isArray(unknown) ? unknown : [];
    const length = Math.max(entries.length, marks.some(hasMark) ? marks.length : 0);
    return Array.from({ length }, (_, place) =>
      merged(entries[place], marks[place], secrets, joinPath(path, String(place)), depth + 1),
    );
  }
  if (isObject(value) || isObject(unknown)) {
    const known = isObject(value) ? value : {};
    const marks = isObject(unknown) ? unknown : {};
    const names = new Set([...Object.keys(known), ...Object.keys(marks).filter((name) => marks[name] !== false)]);
    for (const name of depth === 0 ? NEVER_READ : []) names.delete(name);
    return Object.fromEntries(
      [...names].map((name) => [
        name,
        merged(own(known, name), own(marks, name), secrets, joinPath(path, name), depth + 1),
      ]),
    );
  }
  return value as TerraformValue;
}

function own(object: Record<string, unknown>, name: string): unknown {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}
