import type { TerraformDiagnostic } from "./plan-json";

/** Terraform said no. */
export class TerraformError extends Error {
  constructor(
    /** What was asked of Terraform, for example `plan`. */
    readonly command: string,
    readonly exitCode: number,
    /** What it said, errors and warnings. */
    readonly diagnostics: readonly TerraformDiagnostic[],
    /** All that it wrote. */
    readonly output: string,
  ) {
    super([`terraform ${command} failed (exit code ${exitCode})`, ...messages(diagnostics, output)].join("\n"));
    this.name = "TerraformError";
  }

  /** The summaries of the errors, without the warnings. */
  get errors(): string[] {
    return this.diagnostics.filter(({ severity }) => severity === "error").map(({ summary }) => summary);
  }
}

function messages(diagnostics: readonly TerraformDiagnostic[], output: string): string[] {
  if (diagnostics.length === 0) return [output];
  return diagnostics.map(({ severity, summary, detail, address }) =>
    [`  ${severity}: ${address ? `${address}: ` : ""}${summary}`, ...(detail ? [`    ${detail}`] : [])].join("\n"),
  );
}
