/** A step into a value: the name of an attribute or block, or the index of an element. */
export type Step = string | number;

/** Where in a resource or data source something is. */
export type Path = readonly Step[];

/** Something that the provider wants to tell; an error stops the operation. */
export interface Diagnostic {
  readonly severity: "error" | "warning";
  readonly summary: string;
  readonly detail?: string;
  readonly path?: Path;
}

/** An error that Terraform shows with the place in the configuration, if one is given. */
export function error(summary: string, options: { readonly detail?: string; readonly path?: Path } = {}): Diagnostic {
  return { severity: "error", summary, ...options };
}

/** A diagnostic as a message of the plugin protocol. */
export function diagnosticToWire(diagnostic: Diagnostic): object {
  return {
    severity: diagnostic.severity.toUpperCase(),
    summary: diagnostic.summary,
    detail: diagnostic.detail ?? "",
    ...(diagnostic.path && diagnostic.path.length > 0 ? { attribute: pathToWire(diagnostic.path) } : {}),
  };
}

/** A path as a message of the plugin protocol. */
export function pathToWire(path: Path): object {
  return {
    steps: path.map((step) => (typeof step === "number" ? { element_key_int: step } : { attribute_name: step })),
  };
}

/** A path as the older plugin SDK writes it in its messages: `approval_rule.0.patch_filter.0.key`. */
export function pathToText(path: Path): string {
  return path.join(".");
}
