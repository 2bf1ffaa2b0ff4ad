import { attributesOf, type Block, blocksOf, type VersionedSchema } from "./schema";

/** The schema messages of the plugin protocol. */
export interface WireSchema {
  readonly version: number;
  readonly block: WireBlock;
}

interface WireBlock {
  readonly attributes: readonly object[];
  readonly block_types: readonly object[];
}

/** Turns a schema in Terraform's JSON form into the messages of the plugin protocol. */
export function toWire(schema: VersionedSchema): WireSchema {
  return { version: schema.version, block: wireBlock(schema.block) };
}

function wireBlock(block: Block): WireBlock {
  return {
    attributes: attributesOf(block).map(([name, attribute]) => ({
      ...attribute,
      name,
      type: Buffer.from(JSON.stringify(attribute.type)),
    })),
    block_types: blocksOf(block).map(([name, nested]) => ({
      type_name: name,
      nesting: nested.nesting_mode.toUpperCase(),
      min_items: nested.min_items ?? 0,
      max_items: nested.max_items ?? 0,
      block: wireBlock(nested.block),
    })),
  };
}
