import { type TerraformStack, Testing } from "cdktf";
import { PatchingStack } from "../../main";
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

/** What Terraform would read of the example environment. */
export function example(): Synthesised {
  return JSON.parse(Testing.synth(new PatchingStack(Testing.app(), "patching"), true)) as Synthesised;
}

/** The type of each resource, in the order of the alphabet. */
export function resourceTypes({ resource }: Synthesised): string[] {
  return Object.entries(resource)
    .flatMap(([type, named]) => Object.keys(named).map(() => type))
    .sort();
}
