import schemaFile from "../data/provider-schema.json";
import additions from "../data/provider-schema-6.66.json";
import { isRecord } from "../values/is-record";

/** The type of an attribute, as Terraform writes it in JSON: `"string"`, `["list","string"]`, `["object",{…}]`. */
export type AttributeType =
  | "string"
  | "number"
  | "bool"
  // Of any type, which is told with each value.
  | "dynamic"
  | ["list" | "set" | "map", AttributeType]
  | ["object", Record<string, AttributeType>];

/** One attribute of a block. */
export interface Attribute {
  readonly type: AttributeType;
  readonly required?: boolean;
  readonly optional?: boolean;
  readonly computed?: boolean;
  readonly sensitive?: boolean;
  readonly deprecated?: boolean;
}

/** How often and in which shape a block may stand in another. */
export interface NestedBlock {
  readonly nesting_mode: "single" | "list" | "set";
  readonly min_items?: number;
  readonly max_items?: number;
  readonly block: Block;
}

/** What may stand in a resource, a data source, the provider's configuration or a nested block. */
export interface Block {
  readonly attributes?: Readonly<Record<string, Attribute>>;
  readonly block_types?: Readonly<Record<string, NestedBlock>>;
}

/** The schema of a type and its version, which the state file records. */
export interface VersionedSchema {
  readonly version: number;
  readonly block: Block;
}

/** What a release of the provider takes. */
export interface ProviderSchema {
  readonly provider: VersionedSchema;
  readonly resources: Readonly<Record<string, VersionedSchema>>;
  readonly dataSources: Readonly<Record<string, VersionedSchema>>;
}

/** The releases of `hashicorp/aws` whose schema is served: that of the bindings for cdktf, and of those for cdktn. */
export const SERVED_RELEASES = ["6.25.0", "6.66.0"] as const;
export type ServedRelease = (typeof SERVED_RELEASES)[number];

/** The schema that the mock itself works with: the newest, for it only adds to the one before. */
export const PROVIDER_SCHEMA = extended(schemaFile, additions) as ProviderSchema;

/** The true schema of each release, cut to the types that are served. */
export const SCHEMAS: Readonly<Record<ServedRelease, ProviderSchema>> = {
  "6.25.0": schemaFile as unknown as ProviderSchema,
  "6.66.0": PROVIDER_SCHEMA,
};

/** The schema of a resource type that is served. */
export function resourceSchema(type: string): VersionedSchema {
  const schema = PROVIDER_SCHEMA.resources[type];
  if (!schema) throw new Error(`offline-aws serves no resource type ${type}`);
  return schema;
}

/** The schema of a data source that is served. */
export function dataSourceSchema(type: string): VersionedSchema {
  const schema = PROVIDER_SCHEMA.dataSources[type];
  if (!schema) throw new Error(`offline-aws serves no data source ${type}`);
  return schema;
}

/** The attributes of a block with their names. */
export function attributesOf(block: Block): [string, Attribute][] {
  return Object.entries(block.attributes ?? {});
}

/** The nested blocks of a block with their names. */
export function blocksOf(block: Block): [string, NestedBlock][] {
  return Object.entries(block.block_types ?? {});
}

/** What stands in either; what is not an object is that of the additions. */
function extended(base: unknown, additions: unknown): unknown {
  if (!isRecord(base) || !isRecord(additions)) return additions ?? base;
  const names = new Set([...Object.keys(base), ...Object.keys(additions)]);
  return Object.fromEntries([...names].map((name) => [name, extended(base[name], additions[name])]));
}
