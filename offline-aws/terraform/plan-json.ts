/** What Terraform would do to a resource. */
export type Action = "no-op" | "create" | "read" | "update" | "delete" | "forget";

/** The parts of `terraform show -json` of a plan that are read here; there is more in it. */
export interface PlanJson {
  readonly format_version: string;
  readonly resource_changes?: readonly ResourceChange[];
  readonly resource_drift?: readonly ResourceChange[];
  readonly output_changes?: Readonly<Record<string, unknown>>;
  readonly prior_state?: StateJson;
  readonly planned_values?: StateValues;
}

/** One resource and what happens to it. */
export interface ResourceChange {
  readonly address: string;
  readonly type: string;
  readonly name: string;
  readonly mode: "managed" | "data";
  readonly change: {
    readonly actions: readonly Action[];
    readonly before: Readonly<Record<string, unknown>> | null;
    readonly after: Readonly<Record<string, unknown>> | null;
    readonly after_unknown: Readonly<Record<string, unknown>>;
    readonly replace_paths?: readonly (readonly (string | number)[])[];
    readonly importing?: { readonly id: string };
  };
}

/** The parts of `terraform show -json` of a state that are read here. */
export interface StateJson {
  readonly format_version: string;
  readonly values?: StateValues;
}

/** Resources and outputs of a state. */
export interface StateValues {
  readonly outputs?: Readonly<Record<string, { readonly value: unknown }>>;
  readonly root_module?: { readonly resources?: readonly ResourceState[] };
}

/** One resource in a state. */
export interface ResourceState {
  readonly address: string;
  readonly mode: "managed" | "data";
  readonly type: string;
  readonly name: string;
  readonly values: Readonly<Record<string, unknown>>;
}

/** Something that Terraform or a provider said. */
export interface TerraformDiagnostic {
  readonly severity: "error" | "warning";
  readonly summary: string;
  readonly detail?: string;
  readonly address?: string;
  /** Where in the configuration: `resource.aws_ssm_patch_baseline.Linux.approval_rule[1]`. */
  readonly snippet?: { readonly context?: string | null };
  readonly range?: { readonly filename: string; readonly start: { readonly line: number } };
}
