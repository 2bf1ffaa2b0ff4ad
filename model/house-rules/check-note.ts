/** The property of a stack's comment (`//`) that names the modules of its house rules. Terraform reads past it. */
export const CHECK_NOTE = "checks";

/** The modules that a synthesised stack names; none for one without. */
export function checkModulesIn(configuration: unknown): readonly string[] {
  const comment = (configuration as { "//"?: Readonly<Record<string, unknown>> } | null | undefined)?.["//"];
  const note = comment?.[CHECK_NOTE];
  return Array.isArray(note) ? note.filter((module): module is string => typeof module === "string") : [];
}
