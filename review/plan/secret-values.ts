import { entryOf } from "./entry-of";
import { hasMark } from "./marks";

/** Arguments that may hold credentials, whether the provider marks them or not; `*` stands for each entry of a list. */
const SECRET_ARGUMENTS: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    aws_ssm_patch_baseline: ["source.*.configuration"],
    aws_ssm_maintenance_window_task: [
      "task_invocation_parameters.*.lambda_parameters.*.payload",
      "task_invocation_parameters.*.lambda_parameters.*.client_context",
      "task_invocation_parameters.*.step_functions_parameters.*.input",
    ],
  }),
);

/** A copy of the provider's, whole, that repeats what it marks as sensitive elsewhere: never looked at. */
export const NEVER_READ: readonly string[] = ["json"];

/** What must not be shown of one resource's values, by its path. */
export type SecretValues = ReadonlyMap<string, unknown>;

/** What is marked by the provider or the user, or known to us to be secret. */
export function markedValues(type: string, values: unknown, marks: unknown): Map<string, unknown> {
  const found = new Map<string, unknown>();
  if (hasMark(marks)) collectMarked(marks, values, "", found);
  for (const argument of SECRET_ARGUMENTS.get(type) ?? []) collectNamed(values, argument.split("."), "", found);
  return found;
}

/** Only a leaf that is `true` marks something: the skeletons around it are full of `false` and empty lists. */
function collectMarked(marks: unknown, values: unknown, path: string, found: Map<string, unknown>): void {
  if (marks === true) found.set(path, values);
  if (typeof marks !== "object" || marks === null) return;
  for (const [name, mark] of Object.entries(marks)) {
    collectMarked(mark, entryOf(values, name), joinPath(path, name), found);
  }
}

function collectNamed(value: unknown, names: readonly string[], path: string, found: Map<string, unknown>): void {
  const [name, ...rest] = names;
  if (name === undefined) {
    if (value !== undefined && value !== null && value !== "") found.set(path, value);
    return;
  }
  if (typeof value !== "object" || value === null) return;
  for (const [key, entry] of Object.entries(value)) {
    if (name === "*" || name === key) collectNamed(entry, rest, joinPath(path, key), found);
  }
}

/** The secret values by argument, for comparing only: `source.configuration` → texts. */
export function secretsByArgument(secrets: SecretValues): ReadonlyMap<string, readonly unknown[]> {
  const byArgument = new Map<string, unknown[]>();
  for (const [path, value] of secrets) {
    const argument = path
      .split(".")
      .filter((name) => !/^\d+$/.test(name))
      .join(".");
    const list = byArgument.get(argument) ?? [];
    list.push(value);
    byArgument.set(argument, list);
  }
  return byArgument;
}

export function joinPath(path: string, name: string): string {
  return path === "" ? name : `${path}.${name}`;
}
