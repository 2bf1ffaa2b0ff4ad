import schemaFile from "../data/provider-schema.json";

/** The type of an attribute, as Terraform writes it in JSON: `"string"`, `["list","string"]`, `["object",{…}]`. */
export type AttributeType =
  | "string"
  | "number"
  | "bool"
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

interface ProviderSchema {
  readonly provider: VersionedSchema;
  readonly resources: Readonly<Record<string, VersionedSchema>>;
  readonly dataSources: Readonly<Record<string, VersionedSchema>>;
}

/** The true schema of `hashicorp/aws` 6.25.0, cut to the types that are served. */
export const PROVIDER_SCHEMA = schemaFile as unknown as ProviderSchema;

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
