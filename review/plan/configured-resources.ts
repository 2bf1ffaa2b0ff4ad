import { entryOf } from "./entry-of";

/** A resource or data source as the configuration has it, in whatever module. */
export interface ConfiguredResource {
  /** Without the keys of instances: `module.a.terraform_data.hook`. */
  readonly address: string;
  readonly resource: unknown;
}

/** Modules within modules; a plan that was made up may hold a circle. */
const DEEPEST = 40;

/** Everything that a plan's configuration declares, in its order. */
export function configuredResources(configuration: unknown): Iterable<ConfiguredResource> {
  return resourcesOfModule(entryOf(configuration, "root_module"), "", 0);
}

function* resourcesOfModule(module: unknown, prefix: string, depth: number): Iterable<ConfiguredResource> {
  if (depth > DEEPEST) return;
  const resources = entryOf(module, "resources");
  for (const resource of Array.isArray(resources) ? resources : []) {
    yield { address: `${prefix}${String(entryOf(resource, "address"))}`, resource };
  }
  const calls = entryOf(module, "module_calls");
  if (typeof calls !== "object" || calls === null) return;
  for (const [name, call] of Object.entries(calls)) {
    yield* resourcesOfModule(entryOf(call, "module"), `${prefix}module.${name}.`, depth + 1);
  }
}

/** An address of an instance as the configuration has it: `module.a["x"].aws_thing.b[0]` is `module.a.aws_thing.b`. */
export function configuredAddress(address: string): string {
  return address.replace(/\[(?:"(?:[^"\\]|\\.)*"|\d+)\]/g, "");
}
