import { type OfflineAws, startOfflineAws } from "./offline-aws";
import { Terraform } from "./terraform/terraform";
import { TerraformError } from "./terraform/terraform-error";

/** A stack to plan. */
export interface StackToPlan {
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

/** A stack that Terraform does not plan. */
export interface RefusedStack {
  readonly name: string;
  /** What Terraform said. */
  readonly refusal: string;
}

/**
 * Lets Terraform plan stacks against simulated accounts in which there is nothing yet, one after the other. One that is
 * refused does not keep the others from being planned.
 */
export async function* planStacks(
  stacks: readonly StackToPlan[],
  options: { readonly colour?: boolean } = {},
): AsyncGenerator<StackPlan | RefusedStack> {
  const offline = await startOfflineAws();
  try {
    for (const stack of stacks) yield await planStack(stack, offline, options);
  } finally {
    await offline.close();
  }
}

async function planStack(
  stack: StackToPlan,
  offline: OfflineAws,
  options: { colour?: boolean },
): Promise<StackPlan | RefusedStack> {
  const terraform = Terraform.in(stack.file, { environment: offline.environmentFor });
  try {
    const { summary } = await terraform.plan();
    return { name: stack.name, text: await terraform.showText(options), summary };
  } catch (problem) {
    if (!(problem instanceof TerraformError)) throw problem;
    return { name: stack.name, refusal: problem.message };
  } finally {
    await terraform.close();
  }
}
