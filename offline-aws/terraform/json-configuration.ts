import { CannotPlan } from "./cannot-plan";
import type { ModeBlock } from "./mode-block";

/** Where an object begins or ends, or a text, and whether it names a property. */
const TOKEN = /[{}]|"([^"\\]*(?:\\.[^"\\]*)*)"(\s*:)?/g;
const COMMENT = "//";

/**
 * A configuration in JSON. Of a property that stands twice Terraform reads both, and `JSON.parse` the last one: nobody
 * would see what the first one says.
 *
 * @throws CannotPlan where there is such a one, but for a comment; SyntaxError
 */
export function jsonConfiguration(text: string, file: string): unknown {
  const configuration: unknown = JSON.parse(text);
  refuseNamedTwice(text, file);
  return configuration;
}

function refuseNamedTwice(text: string, file: string): void {
  const open: Set<unknown>[] = [];
  for (const { 0: token, 1: written, 2: colon, index } of text.matchAll(TOKEN)) {
    if (token === "{") open.push(new Set());
    else if (token === "}") open.pop();
    else if (colon !== undefined) {
      const name: unknown = JSON.parse(`"${written}"`);
      if (name !== COMMENT && open.at(-1)?.has(name)) {
        const place = `${file}:${text.slice(0, index).split("\n").length}`;
        throw new CannotPlan(
          `${place}: ${JSON.stringify(name)} stands twice in one object, and Terraform reads both: name it once`,
        );
      }
      open.at(-1)?.add(name);
    }
  }
}

/** The blocks of some modes, such as `resource`. Of checks too, which have data sources of their own. */
export function modeBlocksInJson<Mode extends string>(
  configuration: unknown,
  modes: readonly Mode[],
): readonly ModeBlock<Mode, unknown>[] {
  const own = modes.flatMap((mode) =>
    inJson(configuration, mode).flatMap(([type, named]) =>
      namedIn(named).flatMap(([name, bodies]) => flat(bodies).map((body) => ({ mode, type, name, body }))),
    ),
  );
  return [...own, ...inJson(configuration, "check").flatMap(([, check]) => modeBlocksInJson(check, modes))];
}

/** What stands in the blocks of a type. */
export function inJson(configuration: unknown, type: string) {
  return namedIn(configuration).flatMap(([name, blocks]) => (name === type ? namedIn(blocks) : []));
}

/** The properties of an object, or of a list of objects. */
export function namedIn(value: unknown): readonly (readonly [string, unknown])[] {
  return flat(value).flatMap((part) => (typeof part === "object" && part !== null ? Object.entries(part) : []));
}

/** A block is an object or a list of some, which may be lists again. Source: Terraform, "JSON Configuration Syntax". */
function flat(value: unknown): readonly unknown[] {
  return [value].flat(Number.POSITIVE_INFINITY);
}
