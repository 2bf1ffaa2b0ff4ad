import { type ConfiguredResource, configuredResources } from "./configured-resources";
import { entryOf } from "./entry-of";

/** Something in a configuration by which Terraform does more than to compare and to call its providers. */
export interface ConfiguredCode {
  /** As in the configuration, without the keys of instances: `module.a.terraform_data.hook`. */
  readonly address: string;
  /** `local-exec` of a provisioner, `external` of a data source. */
  readonly what: string;
  readonly kind: "provisioner" | "data source" | "ephemeral resource";
  /** What it is given, without what is called a secret. */
  readonly given: unknown;
}

/**
 * What runs code, or asks whoever answers at an address, whenever Terraform reads it: that is already while it plans.
 *
 * Source: Terraform Registry, hashicorp/external, hashicorp/http, hashicorp/local and hashicorp/aws (aws_lambda_invocation
 * is a data source and, from 5.83 on, an ephemeral resource).
 */
const ASKING = ["aws_lambda_invocation", "external", "http", "local_command"];
const READ: ReadonlyMap<unknown, "data source" | "ephemeral resource"> = new Map([
  ["data", "data source"],
  ["ephemeral", "ephemeral resource"],
]);
/** Deeper than any value. */
const DEEPEST = 40;

/** Provisioners, data sources and ephemeral resources of all modules of a plan's configuration, in its order. */
export function configuredCode(configuration: unknown): readonly ConfiguredCode[] {
  return [...configuredResources(configuration)].flatMap(codeOf);
}

function codeOf({ address, resource }: ConfiguredResource): readonly ConfiguredCode[] {
  const provisioners = listOf(entryOf(resource, "provisioners")).map((provisioner): ConfiguredCode => {
    const what = String(entryOf(provisioner, "type"));
    return { address, what, kind: "provisioner", given: withoutSecrets(entryOf(provisioner, "expressions"), 0) };
  });
  const type = String(entryOf(resource, "type"));
  const kind = READ.get(entryOf(resource, "mode"));
  if (kind === undefined || !ASKING.includes(type)) return provisioners;
  const given = withoutSecrets(entryOf(resource, "expressions"), 0);
  return [...provisioners, { address, what: type, kind, given }];
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

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
