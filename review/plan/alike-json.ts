import { isDeeper } from "../../model/values/nesting";

/** Of how many texts one is kept. */
const MOST_KEPT = 16;
/** Characters of the longest text that is kept. */
const LARGEST = 1_000_000;
/** Levels of the deepest value that is kept. */
const DEEPEST = 100;

/**
 * Reads JSON, one text after the other. One that differs from an earlier one in ids and ARNs alone, as the plans of a
 * fleet do, is not parsed again: only the values that hold these are read. What is alike is the same object then in what
 * is read of both, so that nobody may write into it.
 */
export class AlikeJson {
  /** @param unread - names at the top whose values nobody asks for: null stands for each of them */
  constructor(private readonly unread: readonly string[] = []) {}

  /** The one that was met last is first. */
  private kept: readonly KeptText[] = [];

  /** @throws SyntaxError as `JSON.parse` does */
  public parse(text: string): unknown {
    for (const one of this.kept) {
      const value = one.read(text);
      if (value === undefined) continue;
      if (one !== this.kept[0]) this.keep(one);
      return value;
    }
    const value = this.withoutUnread(JSON.parse(text));
    const one = KeptText.of(text, value);
    if (one !== undefined) this.keep(one);
    return value;
  }

  private withoutUnread(value: unknown): unknown {
    if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
    const unread = this.unread.filter((name) => Object.hasOwn(value, name));
    return { ...value, ...Object.fromEntries(unread.map((name) => [name, null])) };
  }

  private keep(one: KeptText): void {
    this.kept = [one, ...this.kept.filter((other) => other !== one)].slice(0, MOST_KEPT);
  }
}

/** A text that others may be like, with the values in it that may be others there. */
class KeptText {
  /** Numbers of values that are read. */
  private readonly isAsked: ReadonlySet<number>;

  private constructor(
    private readonly values: readonly OpenValue[],
    /** What stands behind the last of them. */
    private readonly end: string,
    private readonly place: OpenPart,
  ) {
    this.isAsked = new Set(numbersIn(place));
  }

  /** Undefined for a text that no other one is to be compared with. */
  public static of(text: string, value: unknown): KeptText | undefined {
    if (text.length > LARGEST || text.includes("__proto__") || text.includes(MARK)) return undefined;
    if (isDeeper(value, DEEPEST)) return undefined;
    const values: OpenValue[] = [];
    let at = 0;
    for (const { 0: quoted, index } of text.matchAll(QUOTED)) {
      const parts = quoted.endsWith('"') ? partsOf(quoted) : [];
      if (parts.length < 2) continue;
      values.push({ before: text.slice(at, index), quoted, parts });
      at = index + quoted.length;
    }
    const end = text.slice(at);
    // Where they are: read from the same text, with a mark and a number in place of each.
    const marked = values.map(({ before }, number) => `${before}"${MARK}${number}"`).join("");
    const place = openPartIn(JSON.parse(marked + end), value);
    return typeof place === "object" ? new KeptText(values, end, place) : undefined;
  }

  /** What another text says; undefined where it is not like this one. */
  public read(text: string): unknown {
    const others = this.othersIn(text);
    if (others === undefined) return undefined;
    // All at once, and made anew: a part of a text would keep the whole of it in memory.
    const texts = JSON.parse(`[${[...others.values()].join()}]`) as readonly string[];
    const read = new Map([...others.keys()].map((number, at) => [number, texts[at] as string]));
    return filled(this.place, read) ?? this.place.value;
  }

  /** What another text has in place of values, quoted, by their number; without those that are the same in both. */
  private othersIn(text: string): ReadonlyMap<number, string> | undefined {
    const found = new Map<number, string>();
    let at = 0;
    for (const [number, { before, quoted, parts }] of this.values.entries()) {
      if (!standsAt(at, text, before)) return undefined;
      at += before.length;
      const isSame = standsAt(at, text, quoted);
      const end = isSame ? at + quoted.length : endOf(text, at, parts);
      if (end === undefined) return undefined;
      if (!isSame && this.isAsked.has(number)) found.set(number, text.slice(at, end));
      at = end;
    }
    return text.slice(at) === this.end ? found : undefined;
  }
}

/** A value of a text that may be another one elsewhere. */
interface OpenValue {
  /** What stands between it and the one before. */
  readonly before: string;
  /** With its quotation marks. */
  readonly quoted: string;
  /** The same without what may be other words elsewhere: one part before each of them, and one behind the last. */
  readonly parts: readonly string[];
}

/** As JSON writes what begins the mark of a value; no text of Terraform's holds it. */
const MARK = "\\u0000";
/** A quoted text, with the colon behind it where it is a name. */
const QUOTED = /"(?:[^"\\]|\\.)*"(?:\s*:)?/g;
/** What an id, an ARN or a moment consists of: nothing that could end a text, and no part of what a backslash begins. */
const WORD = /(?<![\w:/.\\-])[\w:/.-]{12,}/g;
const IS_WORD = /^[\w:/.-]+$/;
const HAS_FIVE_DIGITS = /(?:\d\D*){5}/;

function partsOf(quoted: string): readonly string[] {
  const parts: string[] = [];
  let at = 0;
  for (const { 0: word, index } of quoted.matchAll(WORD)) {
    if (!HAS_FIVE_DIGITS.test(word)) continue;
    parts.push(quoted.slice(at, index));
    at = index + word.length;
  }
  return [...parts, quoted.slice(at)];
}

/** Where a quoted text ends that has these parts, with a word between any two; undefined where there is none. */
function endOf(text: string, start: number, parts: readonly string[]): number | undefined {
  const [first = "", ...others] = parts;
  if (!standsAt(start, text, first)) return undefined;
  let at = start + first.length;
  for (const part of others) {
    const end = text.indexOf(part.charAt(0), at);
    if (end === -1 || !IS_WORD.test(text.slice(at, end)) || !standsAt(end, text, part)) return undefined;
    at = end + part.length;
  }
  return at;
}

/** As `startsWith`, which takes ten times as long. */
function standsAt(at: number, text: string, part: string): boolean {
  return text.slice(at, at + part.length) === part;
}

/** A list or a map with open values somewhere within. */
interface OpenPart {
  readonly value: object;
  /** Where these are in it: the number of one, or the place of several. */
  readonly entries: readonly (readonly [name: string, within: number | OpenPart])[];
}

function openPartIn(marked: unknown, value: unknown): number | OpenPart | undefined {
  if (typeof marked === "string") return marked.startsWith("\u0000") ? Number(marked.slice(1)) : undefined;
  if (typeof marked !== "object" || marked === null) return undefined;
  if (typeof value !== "object" || value === null) return undefined;
  const entries = Object.entries(marked).flatMap(([name, entry]) => {
    const within = openPartIn(entry, (value as Readonly<Record<string, unknown>>)[name]);
    return within === undefined ? [] : [[name, within] as const];
  });
  return entries.length === 0 ? undefined : { value, entries };
}

function numbersIn({ entries }: OpenPart): readonly number[] {
  return entries.flatMap(([, within]) => (typeof within === "number" ? [within] : numbersIn(within)));
}

/** The value with other texts in it; undefined where all stay. */
function filled({ value, entries }: OpenPart, texts: ReadonlyMap<number, string>): object | undefined {
  let copy: Record<string, unknown> | undefined;
  for (const [name, within] of entries) {
    const entry = typeof within === "number" ? texts.get(within) : filled(within, texts);
    if (entry === undefined) continue;
    copy ??= (Array.isArray(value) ? [...value] : { ...value }) as Record<string, unknown>;
    copy[name] = entry;
  }
  return copy;
}
