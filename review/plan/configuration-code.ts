import { entryOf } from "./entry-of";

/** Something in a configuration by which Terraform does more than to compare and to call its providers. */
export interface ConfiguredCode {
  /** As in the configuration, without the keys of instances: `module.a.terraform_data.hook`. */
  readonly address: string;
  /** `local-exec` of a provisioner, `external` of a data source. */
  readonly what: string;
  readonly kind: "provisioner" | "data source";
  /** What it is given, without what is called a secret. */
  readonly given: unknown;
}

/** Data sources that run a program, or ask whoever answers at an address, whenever Terraform looks at them. */
const ASKING = ["external", "http"];
/** Modules within modules; a plan that was made up may hold a circle. */
const DEEPEST = 40;

/** Provisioners and data sources of all modules of a plan's configuration, in its order. */
export function configuredCode(configuration: unknown): readonly ConfiguredCode[] {
  return [...codeOfModule(entryOf(configuration, "root_module"), "", 0)];
}

function* codeOfModule(module: unknown, prefix: string, depth: number): Iterable<ConfiguredCode> {
  if (depth > DEEPEST) return;
  for (const resource of listOf(entryOf(module, "resources"))) {
    const address = `${prefix}${String(entryOf(resource, "address"))}`;
    for (const provisioner of listOf(entryOf(resource, "provisioners"))) {
      const what = String(entryOf(provisioner, "type"));
      yield { address, what, kind: "provisioner", given: withoutSecrets(entryOf(provisioner, "expressions"), 0) };
    }
    const type = String(entryOf(resource, "type"));
    if (entryOf(resource, "mode") === "data" && ASKING.includes(type)) {
      yield { address, what: type, kind: "data source", given: withoutSecrets(entryOf(resource, "expressions"), 0) };
    }
  }
  const calls = entryOf(module, "module_calls");
  if (typeof calls !== "object" || calls === null) return;
  for (const [name, call] of Object.entries(calls)) {
    yield* codeOfModule(entryOf(call, "module"), `${prefix}module.${name}.`, depth + 1);
  }
}

const SECRET_NAME = /password|private_?key|secret|token|certificate|access_?key/i;

/** A value without what stands under a name that promises a secret: nobody could review it. */
export function withoutSecrets(value: unknown, depth = 0): unknown {
  if (typeof value !== "object" || value === null || depth > DEEPEST) return value;
  if (Array.isArray(value)) return value.map((entry) => withoutSecrets(entry, depth + 1));
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => !SECRET_NAME.test(name))
      .map(([name, entry]) => [name, withoutSecrets(entry, depth + 1)]),
  );
}

/** An address of an instance as the configuration has it: `module.a["x"].aws_thing.b[0]` is `module.a.aws_thing.b`. */
export function configuredAddress(address: string): string {
  return address.replace(/\[(?:"(?:[^"\\]|\\.)*"|\d+)\]/g, "");
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
