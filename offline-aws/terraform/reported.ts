import type { Action, TerraformDiagnostic } from "./plan-json";

/** One thing that Terraform does to a resource. In a plan that is "replace" where it does two. */
export interface Step {
  readonly address: string;
  readonly action: Action | "replace";
}

/** A plan that was made. */
export interface Planned {
  /** Whether there is anything to do. */
  readonly changes: boolean;
  /** Terraform's own summary line: `Plan: 1 to add, 0 to change, 0 to destroy.` */
  readonly summary: string;
  /** What is to be done, by address; after `apply` what was done, in this order. */
  readonly steps: readonly Step[];
  readonly diagnostics: readonly TerraformDiagnostic[];
}

/** What was applied. */
export interface Applied extends Planned {
  /** The outputs of the configuration by their names. */
  readonly outputs: Readonly<Record<string, unknown>>;
}

/** A line of what Terraform prints with `-json`. */
interface Line {
  readonly type?: string;
  readonly "@message"?: string;
  readonly diagnostic?: TerraformDiagnostic;
  readonly outputs?: Readonly<Record<string, { readonly value?: unknown }>>;
  readonly change?: ResourceLine;
  readonly hook?: ResourceLine;
}

interface ResourceLine {
  readonly resource: { readonly addr: string };
  readonly action: Step["action"];
}

/** What is to be done, or was begun, as the lines of `-json` tell it. */
export function summed(stdout: string, step: "planned_change" | "apply_start"): Omit<Planned, "changes"> {
  const lines = linesIn(stdout);
  const summary = lines.findLast(({ type }) => type === "change_summary")?.["@message"] ?? "";
  const steps = lines
    .flatMap(({ type, change, hook }) => (type === step ? [change, hook] : []))
    .flatMap((line) => (line && line.action !== "read" ? [{ address: line.resource.addr, action: line.action }] : []));
  // A plan has no order, but Terraform does not say it in the same one each time.
  if (step === "planned_change") steps.sort((one, other) => (one.address < other.address ? -1 : 1));
  return { summary, steps, diagnostics: diagnosticsIn(stdout) };
}

export function outputsIn(stdout: string): Record<string, unknown> {
  const outputs = linesIn(stdout).flatMap(({ outputs }) => (outputs ? [outputs] : []));
  return Object.fromEntries(Object.entries(outputs.at(-1) ?? {}).map(([name, { value }]) => [name, value]));
}

export function diagnosticsIn(stdout: string): TerraformDiagnostic[] {
  return linesIn(stdout).flatMap(({ diagnostic }) => (diagnostic ? [diagnostic] : []));
}

function linesIn(stdout: string): Line[] {
  return stdout.split("\n").flatMap((line) => (line.startsWith("{") ? [JSON.parse(line) as Line] : []));
}
