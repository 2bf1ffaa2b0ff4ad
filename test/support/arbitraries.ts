import fc from "fast-check";

// Words and numbers that AWS takes, up to the very edge of what it takes.

const LETTERS = [..."abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"];
const PRINTABLE = [...LETTERS, ..." .,:;!?()/+-=_@äßé漢字"];
const TAGGABLE = [...LETTERS, ..." _.:/=+-@é漢"];

/** Text of `min` to `max` bytes, which are as many characters at most; both edges come up often. */
export function text(min: number, max: number, characters: readonly string[] = PRINTABLE): fc.Arbitrary<string> {
  const ofLength = (length: number) =>
    fc
      .array(fc.constantFrom(...characters), { minLength: Math.min(length, 12), maxLength: Math.min(length, 12) })
      .map((start) => filled(start, length));
  return fc.oneof(fc.constantFrom(min, max), fc.integer({ min, max: Math.min(max, min + 20) })).chain(ofLength);
}

/** As many of the characters as fit into so many bytes, and then letters. */
function filled(characters: readonly string[], bytes: number): string {
  let text = "";
  for (const character of characters) if (Buffer.byteLength(text + character) <= bytes) text += character;
  return text + "a".repeat(bytes - Buffer.byteLength(text));
}

/** A name of a baseline, window, source or task. */
export function name(min = 3, max = 128): fc.Arbitrary<string> {
  return text(min, max, [...LETTERS, ..."_-."]);
}

export const tags = fc.dictionary(
  text(1, 128, TAGGABLE).filter(
    (key) => !key.toLowerCase().startsWith("aws:") && key.trim() !== "" && key !== "__proto__",
  ),
  text(0, 256, TAGGABLE),
  { maxKeys: 3 },
);

export const patchGroupName = text(1, 256, TAGGABLE);

export const region = fc.constantFrom("eu-central-1", "us-east-1", "ap-northeast-2", "us-gov-west-1", "cn-north-1");

/** A day of the calendar, `YYYY-MM-DD`. */
export const day = fc
  .date({ min: new Date("2020-01-01"), max: new Date("2035-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

/** Left out as often as given. */
export function optional<T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> {
  return fc.option(arbitrary, { nil: undefined });
}

/** An object without the properties that are left out. */
export function given<T extends object>(properties: T): T {
  return Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== undefined)) as T;
}
