import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { MODES, type Mode } from "../schema/served-types";
import { configurationFiles } from "./configuration-files";
import { argumentsOf, type HclBlock, hclBlocks, modeBlocksInHcl } from "./hcl-blocks";
import { modeBlocksInJson, namedIn } from "./json-configuration";
import { modulesOf } from "./modules";

/** What stands in a resource, a data source or a block in one. */
export interface WrittenBody {
  readonly names: readonly string[];
  readonly blocks: readonly NamedBody[];
  /** Arguments that may as well be blocks: in JSON both are objects. */
  readonly objects: readonly NamedBody[];
}

type NamedBody = readonly [name: string, body: WrittenBody];

/** A resource or a data source, as it is written. */
export interface WrittenResource {
  readonly mode: Mode;
  readonly type: string;
  readonly body: WrittenBody;
}

/** What a configuration says, whatever the schema of its providers. */
export interface WrittenConfiguration {
  readonly resources: readonly WrittenResource[];
  /** All texts in which something may be referred to for its value. */
  readonly expressions: readonly string[];
}

/**
 * Reads a configuration: an object, several that Terraform reads together, the path of a `cdk.tf.json`, or that of a
 * folder, of which all modules are read that Terraform was told to get. What cannot be read is for Terraform to say.
 */
export function writtenConfiguration(configuration: unknown): WrittenConfiguration {
  if (typeof configuration !== "string") return ofJson(configuration);
  const isFolder = statSync(configuration, { throwIfNoEntry: false })?.isDirectory();
  const files = isFolder === true ? filesOfModules(configuration) : [configuration];
  const parts = files.map(ofFile);
  return {
    resources: parts.flatMap(({ resources }) => resources),
    expressions: parts.flatMap(({ expressions }) => expressions),
  };
}

function filesOfModules(root: string): readonly string[] {
  return modulesOf(root).flatMap(({ Dir }) => configurationFiles(join(root, Dir)).map((name) => join(root, Dir, name)));
}

function ofFile(file: string): WrittenConfiguration {
  const text = readFileSync(file, "utf8");
  if (!file.endsWith(".json")) return ofHcl(hclBlocks(text));
  try {
    return ofJson(JSON.parse(text));
  } catch {
    return { resources: [], expressions: [] };
  }
}

/** What Terraform itself reads in a resource. Source: Terraform, "Meta-arguments". */
const OF_TERRAFORM = new Set(["count", "for_each", "provider", "depends_on", "lifecycle", "connection", "provisioner"]);
/** Where an address stands for itself, and not for what is there. */
const ADDRESSES = new Set(["depends_on", "moved", "removed", "import", "replace_triggered_by"]);
const COMMENT = "//";
const DYNAMIC = "dynamic";

function ofHcl(blocks: readonly HclBlock[]): WrittenConfiguration {
  const resources = modeBlocksInHcl(blocks, MODES).map(({ mode, type, body }) => ({ mode, type, body: bodyOf(body) }));
  return { resources, expressions: blocks.flatMap(expressionsIn) };
}

function bodyOf(block: HclBlock): WrittenBody {
  return {
    names: argumentsOf(block)
      .map(({ name }) => name)
      .filter(isOwn),
    blocks: block.blocks.flatMap((block): readonly NamedBody[] => {
      if (block.type !== DYNAMIC) return isOwn(block.type) ? [[block.type, bodyOf(block)]] : [];
      const contents = block.blocks.filter(({ type }) => type === "content");
      return block.labels.flatMap((name) => contents.map((content) => [name, bodyOf(content)] as const));
    }),
    objects: [],
  };
}

function expressionsIn(block: HclBlock): readonly string[] {
  if (ADDRESSES.has(block.type)) return [];
  const own = argumentsOf(block).flatMap(({ name, text }) => (ADDRESSES.has(name) ? [] : [text]));
  return [...own, ...block.blocks.flatMap(expressionsIn)];
}

function isOwn(name: string): boolean {
  return name !== "" && name !== COMMENT && !OF_TERRAFORM.has(name);
}

function ofJson(configuration: unknown): WrittenConfiguration {
  const blocks = modeBlocksInJson(configuration, MODES);
  const resources = blocks.map(({ mode, type, body }) => ({ mode, type, body: jsonBodyOf(body) }));
  return { resources, expressions: [...textsIn(configuration)] };
}

function jsonBodyOf(body: unknown): WrittenBody {
  const properties = namedIn(body).filter(([name]) => isOwn(name));
  const dynamic = properties.flatMap(([name, blocks]) => (name === DYNAMIC ? namedIn(blocks) : []));
  const others = properties.filter(([name]) => name !== DYNAMIC);
  return {
    names: others.map(([name]) => name),
    blocks: dynamic.flatMap(([name, block]) =>
      namedIn(block).flatMap(([part, content]) => (part === "content" ? [[name, jsonBodyOf(content)] as const] : [])),
    ),
    objects: others.flatMap(([name, value]) => objectsIn(value).map((object) => [name, jsonBodyOf(object)] as const)),
  };
}

/** A block, or several; none where something else is among them. */
function objectsIn(value: unknown): readonly object[] {
  const all = [value].flat();
  const objects = all.filter((one): one is object => typeof one === "object" && one !== null);
  return objects.length === all.length ? objects : [];
}

function* textsIn(value: unknown): Generator<string> {
  if (typeof value === "string") {
    if (value.includes("${")) yield value;
  } else if (typeof value === "object" && value !== null) {
    for (const [name, part] of Object.entries(value))
      if (name !== COMMENT && !ADDRESSES.has(name)) yield* textsIn(part);
  }
}
