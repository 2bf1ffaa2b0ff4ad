/** Arguments that may hold credentials, whether the provider marks them or not; `*` stands for each entry of a list. */
const SECRET_ARGUMENTS: Readonly<Record<string, readonly string[]>> = {
  aws_ssm_patch_baseline: ["source.*.configuration"],
  aws_ssm_maintenance_window_task: [
    "task_invocation_parameters.*.lambda_parameters.*.payload",
    "task_invocation_parameters.*.lambda_parameters.*.client_context",
    "task_invocation_parameters.*.step_functions_parameters.*.input",
  ],
};

/** A copy of the provider's, whole, that repeats what it marks as sensitive elsewhere: never looked at. */
export const NEVER_READ = ["json"] as const;

/** The paths of a resource's values that are never shown: marked by the provider or the user, or known to us. */
export function secretPaths(type: string, values: unknown, marks: unknown): ReadonlySet<string> {
  const found = new Set<string>();
  collectMarked(marks, "", found);
  for (const argument of SECRET_ARGUMENTS[type] ?? []) collectNamed(values, argument.split("."), "", found);
  return found;
}

/** Only a leaf that is `true` marks something: the skeletons around it are full of `false` and empty lists. */
function collectMarked(marks: unknown, path: string, found: Set<string>): void {
  if (marks === true) found.add(path);
  if (typeof marks !== "object" || marks === null) return;
  for (const [name, mark] of Object.entries(marks)) collectMarked(mark, joinPath(path, name), found);
}

function collectNamed(value: unknown, names: readonly string[], path: string, found: Set<string>): void {
  const [name, ...rest] = names;
  if (name === undefined) {
    if (value !== undefined && value !== null && value !== "") found.add(path);
    return;
  }
  if (typeof value !== "object" || value === null) return;
  for (const [key, entry] of Object.entries(value)) {
    if (name === "*" || name === key) collectNamed(entry, rest, joinPath(path, key), found);
  }
}

/** The secret values by argument, for comparing only: `source.configuration` → texts. */
export function secretsByArgument(
  values: unknown,
  secrets: ReadonlySet<string>,
): ReadonlyMap<string, readonly unknown[]> {
  const byArgument = new Map<string, unknown[]>();
  for (const path of secrets) {
    const argument = path
      .split(".")
      .filter((name) => !/^\d+$/.test(name))
      .join(".");
    const list = byArgument.get(argument) ?? [];
    list.push(valueAt(values, path));
    byArgument.set(argument, list);
  }
  return byArgument;
}

function valueAt(values: unknown, path: string): unknown {
  if (path === "") return values;
  let value = values;
  for (const name of path.split(".")) {
    if (typeof value !== "object" || value === null) return undefined;
    value = (value as Record<string, unknown>)[name];
  }
  return value;
}

export function joinPath(path: string, name: string): string {
  return path === "" ? name : `${path}.${name}`;
}
