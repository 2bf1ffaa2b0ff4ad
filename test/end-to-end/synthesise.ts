import { type TerraformStack, Testing } from "cdktf";
import { PatchingStack } from "../../main";
import { attributesOf, resourceSchema } from "../../offline-aws/schema/schema";
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

/** The resources with every set in one order, for in a set Terraform gives the order no meaning. */
export function asRead({ resource }: Synthesised): Synthesised["resource"] {
  return mapped(resource, (named, type) => {
    const sets = attributesOf(resourceSchema(type).block).filter(([, attribute]) => attribute.type[0] === "set");
    const names = new Set(sets.map(([name]) => name));
    return mapped(named, (one) =>
      mapped(one, (value, name) => (names.has(name) && Array.isArray(value) ? [...value].sort() : value)),
    );
  });
}

function mapped<In, Out>(
  entries: Readonly<Record<string, In>>,
  change: (value: In, name: string) => Out,
): Record<string, Out> {
  return Object.fromEntries(Object.entries(entries).map(([name, value]) => [name, change(value, name)]));
}
