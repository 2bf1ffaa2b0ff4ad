import { type Configuration, scopeOf } from "../configuration/configuration";
import { attributesOf, type Block, blocksOf } from "../schema/schema";
import type { Mode } from "../schema/served-types";
import { canonical, type ObjectValue, UNKNOWN, Unknown, type Value } from "../values/value";
import { asDynamic, asJson, invented, type TypedValue } from "./invented";
import type { WrittenTypes } from "./written-types";

/**
 * Answers for types that nothing here simulates: what is configured is planned and applied as it is written, what is
 * read beside it is known after apply, and invented then.
 *
 * An attribute of any type travels as a pair of its type and its value, and stays as it came.
 */
export class WrittenCalls {
  constructor(private readonly types: WrittenTypes) {}

  has(mode: Mode, type: string): boolean {
    return Object.hasOwn(this.types.schemas(mode), type);
  }

  /** A new one; of what there is, Terraform itself proposes what is configured. */
  planned(type: string, proposed: ObjectValue): ObjectValue {
    return this.filled("resource", type, proposed, isNull, () => UNKNOWN);
  }

  applied(type: string, planned: ObjectValue, provider: Configuration): ObjectValue {
    const { account, region } = provider;
    const fill = this.inventing("resource", type, account.entropy(type, region, planned), provider);
    return this.filled("resource", type, planned, isUnknown, (name) => asDynamic(fill(name)));
  }

  read(type: string, config: ObjectValue, provider: Configuration): ObjectValue {
    const fill = this.inventing("data", type, canonical(config), provider);
    return this.filled("data", type, config, isNull, (name) => asDynamic(fill(name)));
  }

  /** In JSON, as it stands in the state: one that was written by less than is read now. */
  upgraded(type: string, state: ObjectValue, provider: Configuration): ObjectValue {
    const fill = this.inventing("resource", type, canonical(state), provider);
    return this.filled("resource", type, this.whole(type, state, asJson), isNull, (name) => asJson(fill(name)));
  }

  imported(type: string, id: string): ObjectValue {
    return this.whole(type, { id: asDynamic({ type: "string", value: id }) }, asDynamic);
  }

  private filled(
    mode: Mode,
    type: string,
    content: ObjectValue,
    isMissing: (value: Value) => boolean,
    fill: (name: string) => Value,
  ): ObjectValue {
    const missing = attributesOf(this.blockOf(mode, type)).filter(
      ([name, { computed }]) => computed && isMissing(content[name] ?? null),
    );
    return { ...content, ...Object.fromEntries(missing.map(([name]) => [name, fill(name)])) };
  }

  private inventing(mode: Mode, type: string, entropy: string, provider: Configuration) {
    const scope = scopeOf(provider, provider.region);
    return (name: string) => invented(name, this.types.shapeOf(mode, type, name), { type, entropy, scope });
  }

  /** All that the schema names and nothing else. */
  private whole(type: string, state: ObjectValue, write: (value: TypedValue) => Value): ObjectValue {
    const block = this.blockOf("resource", type);
    const attributes = attributesOf(block).map(([name]): [string, Value] => [name, state[name] ?? null]);
    const blocks = blocksOf(block).map(([name, nested]): [string, Value] => [
      name,
      state[name] ?? (isOfAnyType(nested.block) ? write({ type: ["tuple", []], value: [] }) : []),
    ]);
    return Object.fromEntries([...attributes, ...blocks]);
  }

  private blockOf(mode: Mode, type: string): Block {
    return this.types.schemas(mode)[type]?.block ?? {};
  }
}

/** Blocks in which something of any type stands are a tuple to Terraform. */
function isOfAnyType(block: Block): boolean {
  return attributesOf(block).length > 0 || blocksOf(block).some(([, nested]) => isOfAnyType(nested.block));
}

function isUnknown(value: Value): boolean {
  return value instanceof Unknown;
}

/** Nothing, or nothing of a type. */
function isNull(value: Value): boolean {
  return value === null || (Array.isArray(value) && value.length === 2 && value[1] === null);
}
