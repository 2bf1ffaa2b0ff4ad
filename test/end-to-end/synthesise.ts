import type { TerraformStack } from "cdktf";
import { fleet } from "../support/fleet";

/** What Terraform would read of a stack that is built by a function. */
export function synthesise(build: (stack: TerraformStack) => void): Synthesised {
  const { stack, synth } = fleet();
  build(stack);
  return synth() as unknown as Synthesised;
}

/** A synthesised stack, by type and name of its resources. */
export interface Synthesised {
  readonly resource: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>>;
}
