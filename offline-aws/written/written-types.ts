import type { Attribute, Block, NestedBlock, VersionedSchema } from "../schema/schema";
import { isNotSimulated, MODES, type Mode, typeName } from "../schema/served-types";
import { type WrittenBody, type WrittenConfiguration, writtenConfiguration } from "../terraform/written-configuration";
import { namesReadIn, referencesIn } from "./references";
import { addSteps, newShape, type Shape } from "./shape";

/** What configurations say of one type. */
interface WrittenType {
  readonly body: Body;
  /** What is read of it, by attribute. */
  readonly read: Shape;
}

/** What stands in any body of its kind. */
interface Body {
  readonly names: Set<string>;
  readonly blocks: Map<string, Body>;
  readonly objects: Map<string, Body>;
}

/**
 * The types that nothing here simulates, with a schema that follows from how they are written: every argument that is
 * given anywhere, of any type, and every attribute that is read anywhere, which is known after apply.
 */
export class WrittenTypes {
  private readonly types = { resource: new Map<string, WrittenType>(), data: new Map<string, WrittenType>() };
  private made: Readonly<Record<Mode, Readonly<Record<string, VersionedSchema>>>> = { resource: {}, data: {} };

  /** Adds what a configuration says to what others said. */
  learn(configuration: unknown): void {
    const written = writtenConfiguration(configuration);
    for (const { mode, type, body } of written.resources) {
      if (!isNotSimulated(mode, type)) continue;
      const known = this.types[mode].get(type) ?? { body: newBody(), read: newShape() };
      this.types[mode].set(type, known);
      addBody(known.body, body);
    }
    this.addReferences(written);
    this.made = { resource: this.schemasOf("resource"), data: this.schemasOf("data") };
  }

  /** `aws_lambda_permission`, `data.aws_lb`; in the order of the alphabet. */
  get names(): readonly string[] {
    return MODES.flatMap((mode) => Object.keys(this.made[mode]).map((type) => typeName(mode, type))).sort();
  }

  /** The schemas of the resource types, or of the data sources; the same object as long as nothing is learned. */
  schemas(mode: Mode): Readonly<Record<string, VersionedSchema>> {
    return this.made[mode];
  }

  /** What is read of an attribute. */
  shapeOf(mode: Mode, type: string, attribute: string): Shape {
    return this.types[mode].get(type)?.read.members.get(attribute) ?? newShape();
  }

  private addReferences({ expressions }: WrittenConfiguration): void {
    const references = expressions.flatMap(referencesIn);
    const wholes = new Set<WrittenType>();
    for (const { mode, type, steps } of references) {
      const known = this.types[mode].get(type);
      if (known === undefined) continue;
      if (steps.length === 0) wholes.add(known);
      else addSteps(known.read, steps);
    }
    if (wholes.size === 0) return;
    const names = new Set(expressions.flatMap(namesReadIn));
    for (const { body, read } of wholes) {
      for (const name of names) if (!body.names.has(name) && !body.blocks.has(name)) addSteps(read, [name]);
    }
  }

  private schemasOf(mode: Mode): Readonly<Record<string, VersionedSchema>> {
    const entries = [...this.types[mode]].map(([type, { body, read }]) => [type, schemaOf(body, read)] as const);
    return Object.fromEntries(entries);
  }
}

/** A value of any type. */
const OPTIONAL: Attribute = { type: "dynamic", optional: true };

function schemaOf(body: Body, read: Shape): VersionedSchema {
  const block = blockOf(body, read);
  const computed = ["id", ...read.members.keys()].filter((name) => !(name in (block.block_types ?? {})));
  const attributes = { ...block.attributes };
  for (const name of computed) attributes[name] = { ...attributes[name], type: "dynamic", computed: true };
  return { version: 0, block: { ...block, attributes } };
}

function blockOf({ names, blocks, objects }: Body, { members }: Shape): Block {
  // Of an object no element could be read.
  const asBlocks = [...objects].filter(([name]) => members.get(name)?.isList === true && !blocks.has(name));
  const all = new Map([...blocks, ...asBlocks]);
  const attributes = [...names].filter((name) => !all.has(name)).map((name) => [name, OPTIONAL] as const);
  const nested = [...all].map(([name, body]): [string, NestedBlock] => {
    const read = members.get(name) ?? newShape();
    // What is read of a block and not given is nothing.
    const whole = { ...body, names: new Set([...body.names, ...read.members.keys()]) };
    return [name, { nesting_mode: "list", block: blockOf(whole, read) }];
  });
  return { attributes: Object.fromEntries(attributes), block_types: Object.fromEntries(nested) };
}

function newBody(): Body {
  return { names: new Set(), blocks: new Map(), objects: new Map() };
}

function addBody(known: Body, { names, blocks, objects }: WrittenBody): void {
  for (const name of names) known.names.add(name);
  for (const [kept, added] of [
    [known.blocks, blocks],
    [known.objects, objects],
  ] as const) {
    for (const [name, body] of added) {
      const one = kept.get(name) ?? newBody();
      kept.set(name, one);
      addBody(one, body);
    }
  }
}
