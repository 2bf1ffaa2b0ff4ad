import fc from "fast-check";
import { HOSTILE_NAMES } from "./names";

/** What stands where something else is expected. */
const JUNK: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    false,
    0,
    -1,
    1e308,
    "",
    "*",
    "x".repeat(5000),
    "\u001b[2J",
    "__proto__",
    [],
    {},
    [[]],
  ),
  fc.constantFrom<unknown>({ address: 1 }, ["create", "delete"], ["delete", "create"], ["forget"], ["somersault"], {
    true: true,
  }),
  fc.string(),
);

/** What happens in one place, counted through all of them and over again. */
export interface Mutation {
  readonly place: number;
  readonly act: "replace" | "delete" | "duplicate" | "rename";
  readonly junk: unknown;
}

export function mutation(...acts: readonly Mutation["act"][]): fc.Arbitrary<Mutation> {
  return fc.record({ place: fc.noBias(fc.nat()), act: fc.constantFrom(...acts), junk: JUNK });
}

interface Place {
  readonly parent: Record<string, unknown>;
  readonly name: string;
}

/** Every place of some data, without those below names that are left as they are. */
export function placesOf(value: unknown, isLeft = (_name: string) => false, places: Place[] = []): readonly Place[] {
  if (typeof value !== "object" || value === null) return places;
  const parent = value as Record<string, unknown>;
  for (const name of Object.keys(parent)) {
    if (isLeft(name)) continue;
    places.push({ parent, name });
    placesOf(parent[name], isLeft, places);
  }
  return places;
}

/** Changes the data itself. */
export function mutate(places: readonly Place[], { place, act, junk }: Mutation): void {
  const { parent, name } = places[place % places.length] as Place;
  if (act === "delete") delete parent[name];
  else if (act === "replace") parent[name] = structuredClone(junk);
  else if (Array.isArray(parent)) parent.push(structuredClone(parent[Number(name)]));
  else if (act === "duplicate") parent[`${name}_too`] = structuredClone(parent[name]);
  else rename(parent, name, String(junk));
}

/** Also to `__proto__`, as a reader of JSON does. */
function rename(parent: Record<string, unknown>, name: string, other: string): void {
  Object.defineProperty(parent, other, { value: parent[name], enumerable: true, writable: true, configurable: true });
  if (other !== name) delete parent[name];
}

const HOSTILE = Object.values(HOSTILE_NAMES);

/** A file as somebody might have made it: bent in its places, cut, or a text that is to stop whoever reads it. */
export function mutatedFile(content: unknown): fc.Arbitrary<string | Buffer> {
  const text = JSON.stringify(content, undefined, 1);
  const bent = fc
    .array(fc.tuple(mutation("replace", "delete", "duplicate", "rename"), fc.option(fc.constantFrom(...HOSTILE))), {
      minLength: 1,
      maxLength: 4,
    })
    .map((mutations) => {
      const data = structuredClone(content);
      for (const [one, name] of mutations) {
        const places = placesOf(data);
        if (places.length > 0) mutate(places, name === null ? one : { ...one, junk: name });
      }
      return JSON.stringify(data);
    });
  const cut = fc.nat(text.length).map((end) => text.slice(0, end));
  const put = fc
    .tuple(fc.nat(text.length), fc.constantFrom(...PUT_IN))
    .map(([at, piece]) => Buffer.concat([Buffer.from(text.slice(0, at)), piece, Buffer.from(text.slice(at))]));
  return fc.oneof(
    { arbitrary: bent, weight: 6 },
    { arbitrary: cut, weight: 1 },
    { arbitrary: put, weight: 1 },
    { arbitrary: fc.constantFrom(...hostileTexts(text)), weight: 2 },
  );
}

/** A byte that is no text, none at all, a quote, a break, the beginning of another document. */
const PUT_IN = [[0xff, 0xfe], [0], [0x22], [0x0a, 0x2d, 0x2d, 0x2d, 0x0a], [0xed, 0xa0, 0x80], [0x7b]].map((bytes) =>
  Buffer.from(bytes),
);

const DEPTH = 50_000;

/** Texts of JSON and YAML that are to stop, to fool or to run something in whoever reads them. */
function hostileTexts(text: string): readonly string[] {
  const lists = (open: string, close: string) => `${open.repeat(DEPTH)}${close.repeat(DEPTH)}`;
  const aliases = Array.from({ length: 12 }, (_, at) => `a${at + 1}: &a${at + 1} [${`*a${at},`.repeat(9)}]`);
  return [
    "",
    " ",
    "null",
    "[]",
    "{}",
    "0",
    '"text"',
    `\ufeff${text}`,
    text.replaceAll("\n", "\r\n"),
    `${text}${text}`,
    `---\n${text}\n---\n${text}`,
    lists("[", "]"),
    lists('{"a":', "}"),
    "[".repeat(DEPTH),
    `${"- ".repeat(5000)}a`,
    `a0: &a0 [x]\n${aliases.join("\n")}`,
    "a: &a [*a]",
    "a: &a { b: *a }\naccounts: [*a]",
    '!!js/function "function () { globalThis.isOwned = true; }"',
    '- !!js/undefined hunter2\n- !hunter2 { a: "b" }',
    "<<: { toString: 1 }\n__proto__: { isOwned: true }",
    '{"__proto__": {"isOwned": true}, "constructor": {"prototype": {"isOwned": true}}}',
    "? [a, hunter2]\n: b",
    "%YAML 9.9\n---\na: b",
    "a: b: c: hunter2",
    "\tkey: hunter2",
    "a: |\n  x\n y: hunter2",
    "*hunter2",
  ];
}
