// Terraform's JSON as it stands in the file, which may be anything: what is looked for is found or not.

/** The resources of a type, by name. */
export function blocksAt(resources: unknown, type: string): readonly (readonly [string, Record<string, unknown>])[] {
  const named = field(resources, type);
  if (typeof named !== "object" || named === null) return [];
  return Object.entries(named).filter(([, block]) => typeof block === "object" && block !== null);
}

export function field(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null && Object.hasOwn(value, name)
    ? (value as Record<string, unknown>)[name]
    : undefined;
}

/** Terraform's JSON may have a block as an object, or in a list. */
export function listOf(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}

/** What the task of a window runs as a command. */
export function commandsOf(task: unknown): readonly unknown[] {
  return listOf(field(task, "task_invocation_parameters")).flatMap((invocation) =>
    listOf(field(invocation, "run_command_parameters")),
  );
}
