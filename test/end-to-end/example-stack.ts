import { Testing } from "cdktf";
import { PatchingStack } from "../../main";
import type { Synthesised } from "./synthesise";

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
