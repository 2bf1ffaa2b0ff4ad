import { show } from "../text/wording";
import { isObject } from "../values/is-object";
import { isKnown, type Knowable, UNKNOWN } from "../values/unknown";
import { UnreadableInput } from "../values/unreadable-input";
import {
  decoded,
  isOpenValue,
  isReference,
  type TerraformObject,
  type TerraformReference,
  type TerraformValue,
} from "./terraform-value";

/**
 * Reads the arguments of a resource, or of a block within it. An absent, null or empty argument is undefined, as the
 * provider has it; one of the wrong kind is refused with its place.
 */
export class TerraformBlock {
  constructor(
    private readonly attributes: TerraformObject,
    private readonly place: string,
  ) {}

  public get names(): readonly string[] {
    return Object.keys(this.attributes);
  }

  public text(name: string): Knowable<string> | undefined {
    const value = this.attributes[name];
    if (value === undefined || value === null || value === "") return undefined;
    return this.asText(value, name);
  }

  public number(name: string): Knowable<number> | undefined {
    const value = this.attributes[name];
    if (value === undefined || value === null || value === "") return undefined;
    if (isOpenValue(value)) return UNKNOWN;
    const number = typeof value === "string" ? Number(value) : value;
    if (typeof number !== "number" || Number.isNaN(number)) return this.refuse(name, "a number", value);
    return number;
  }

  public flag(name: string): Knowable<boolean> | undefined {
    const value = this.attributes[name];
    if (value === undefined || value === null || value === "") return undefined;
    if (isOpenValue(value)) return UNKNOWN;
    if (value === true || value === "true") return true;
    return value === false || value === "false" ? false : this.refuse(name, "a boolean", value);
  }

  /** A list of texts; empty where it is absent. */
  public texts(name: string): Knowable<readonly Knowable<string>[]> {
    const values = this.values(name);
    if (values === UNKNOWN) return UNKNOWN;
    return (values as readonly TerraformValue[]).map((value, index) => this.asText(value, `${name}[${index}]`));
  }

  /** A list of texts, with references to other resources kept. */
  public links(name: string): Knowable<readonly (Knowable<string> | TerraformReference)[]> {
    const values = this.values(name);
    if (values === UNKNOWN) return UNKNOWN;
    return (values as readonly TerraformValue[]).map((value, index) =>
      isReference(value) ? value : this.asText(value, `${name}[${index}]`),
    );
  }

  /** A text, or the reference to another resource that it stands for. */
  public link(name: string): Knowable<string> | TerraformReference | undefined {
    const value = this.attributes[name];
    return isReference(value) ? value : this.text(name);
  }

  /** What a text holds as JSON, with references to other resources kept; undefined where it is no JSON of an object. */
  public json(name: string): Knowable<TerraformBlock> | undefined {
    const value = this.attributes[name];
    const object = typeof value === "string" ? parsed(value) : decoded(value);
    if (isTerraformObject(object)) return new TerraformBlock(object, this.at(name));
    return isOpenValue(value) ? UNKNOWN : undefined;
  }

  /** Texts by name; empty where it is absent. */
  public map(name: string): Knowable<Readonly<Record<string, Knowable<string>>>> {
    const value = this.attributes[name];
    if (value === undefined || value === null) return {};
    if (isOpenValue(value)) return UNKNOWN;
    if (!isTerraformObject(value)) return this.refuse(name, "a map", value);
    const entries = Object.entries(value).map(([key, text]) => [key, this.asText(text, `${name}.${key}`)] as const);
    return Object.fromEntries(entries);
  }

  /** The blocks of a name, of which Terraform's JSON may write a single one without a list. */
  public blocks(name: string): Knowable<readonly Knowable<TerraformBlock>[]> {
    const dynamic = this.attributes.dynamic;
    if (isTerraformObject(dynamic) && name in dynamic) return UNKNOWN;
    const value = this.attributes[name];
    if (value === undefined || value === null) return [];
    if (isOpenValue(value)) return UNKNOWN;
    const list = Array.isArray(value) ? (value as readonly TerraformValue[]) : [value];
    return list.map((entry, index) => {
      if (isOpenValue(entry)) return UNKNOWN;
      const place = `${name}[${index}]`;
      return isTerraformObject(entry)
        ? new TerraformBlock(entry, this.at(place))
        : this.refuse(place, "a block", entry);
    });
  }

  /** The only block of a name. */
  public block(name: string): Knowable<TerraformBlock> | undefined {
    const blocks = this.blocks(name);
    return isKnown(blocks) ? blocks[0] : UNKNOWN;
  }

  private values(name: string): Knowable<readonly TerraformValue[]> {
    const value = this.attributes[name];
    if (value === undefined || value === null) return [];
    if (isOpenValue(value)) return UNKNOWN;
    return Array.isArray(value) ? value : this.refuse(name, "a list", value);
  }

  private asText(value: TerraformValue, name: string): Knowable<string> {
    if (isOpenValue(value) || value === null || value === undefined) return UNKNOWN;
    return typeof value === "object" ? this.refuse(name, "a string", value) : String(value);
  }

  private at(name: string): string {
    return `${this.place}.${name}`;
  }

  private refuse(name: string, expected: string, value: unknown): never {
    throw new UnreadableInput(this.at(name), `expected ${expected}, got ${show(value)}`);
  }
}

function isTerraformObject(value: unknown): value is TerraformObject {
  return isObject(value) && !isOpenValue(value);
}

function parsed(text: string): TerraformValue {
  try {
    return JSON.parse(text) as TerraformValue;
  } catch {
    return undefined;
  }
}
