import { TerraformOutput, type TerraformStack, Testing } from "cdktf";
import type { TerraformBlocks } from "../support/fleet";

/** A statement as `data.aws_iam_policy_document` takes it. */
export interface StatementBlock {
  readonly sid: string;
  readonly effect?: string;
  readonly actions: readonly string[];
  readonly resources?: readonly string[];
  readonly principals?: readonly { readonly type: string; readonly identifiers: readonly string[] }[];
  readonly condition?: readonly {
    readonly test: string;
    readonly variable: string;
    readonly values: readonly string[];
  }[];
}

/** The statements of each policy of a stack, by the policy's Terraform name. */
export function policies({ data }: TerraformBlocks): Readonly<Record<string, readonly StatementBlock[]>> {
  return Object.fromEntries(
    Object.entries(data?.aws_iam_policy_document ?? {}).map(([name, policy]) => [
      name,
      (policy.statement ?? []) as StatementBlock[],
    ]),
  );
}

/** The address of every resource of a stack, sorted. */
export function addresses({ resource }: TerraformBlocks): readonly string[] {
  return Object.entries(resource)
    .flatMap(([type, named]) => Object.keys(named).map((name) => `${type}.${name}`))
    .sort();
}

/** What Terraform would read in place of a value with tokens in it. */
export function resolved(stack: TerraformStack, value: unknown): unknown {
  new TerraformOutput(stack, "resolved", { value });
  const { output } = JSON.parse(Testing.synth(stack)) as { output: { resolved: { value: unknown } } };
  return output.resolved.value;
}
