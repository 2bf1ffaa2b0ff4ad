import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type OfflineAws, startOfflineAws } from "./offline-aws";
import { Terraform } from "./terraform/terraform";

/** A stack that cdktf synthesised. */
export interface SynthesisedStack {
  readonly name: string;
  /** Path of its `cdk.tf.json`. */
  readonly file: string;
}

/** Terraform's plan of a stack. */
export interface StackPlan {
  readonly name: string;
  /** The plan as Terraform prints it. */
  readonly text: string;
  /** `Plan: 7 to add, 0 to change, 0 to destroy.` */
  readonly summary: string;
}

/** The stacks in cdktf's output folder, in the order of their names. */
export function synthesisedStacks(outputFolder: string): SynthesisedStack[] {
  const manifest = JSON.parse(readFileSync(join(outputFolder, "manifest.json"), "utf8")) as {
    stacks: Record<string, { synthesizedStackPath: string }>;
  };
  return Object.entries(manifest.stacks)
    .map(([name, { synthesizedStackPath }]) => ({ name, file: join(outputFolder, synthesizedStackPath) }))
    .sort((one, other) => (one.name < other.name ? -1 : 1));
}

/**
 * Lets Terraform plan stacks against pretended accounts in which there is nothing yet, one after the other.
 *
 * @throws TerraformError when Terraform refuses a stack
 */
export async function* planStacks(
  stacks: readonly SynthesisedStack[],
  options: { readonly colour?: boolean } = {},
): AsyncGenerator<StackPlan> {
  const offline = await startOfflineAws();
  try {
    for (const stack of stacks) yield await planStack(stack, offline, options);
  } finally {
    await offline.close();
  }
}

async function planStack(
  stack: SynthesisedStack,
  offline: OfflineAws,
  options: { colour?: boolean },
): Promise<StackPlan> {
  const terraform = Terraform.in(stack.file, { environment: offline.environment });
  try {
    const { summary } = await terraform.plan();
    return { name: stack.name, text: await terraform.showText(options), summary };
  } finally {
    terraform.close();
  }
}
