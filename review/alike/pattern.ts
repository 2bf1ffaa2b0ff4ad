import type { OwnWords } from "./own-words";

/** Whether a review reads the same out of a value of another plan. */
export type Pattern = (value: unknown, words: OwnWords) => boolean;

/** Patterns by the name of their entry. */
export type Entries = readonly (readonly [name: string, pattern: Pattern])[];

type Open = Readonly<Record<string, unknown>>;

export const NOTHING: Pattern = () => false;

/** What patterns of the very same value hold it to: most of a plan, which is compared as one. */
const VERY_SAME = new WeakMap<Pattern, Shape>();

/** The very value, where it is a plain one. */
export function exactly(one: unknown): Pattern {
  return ofShape(one);
}

/** What is like parts of a value. */
export interface Leniency {
  /** Of what is no list and no map. @default exactly */
  readonly plain?: (value: unknown) => Pattern;
  /** Of an entry; undefined where it is like any other. */
  readonly entry?: (name: string, value: unknown) => Pattern | undefined;
}

/** The same value, the order of its names included. Of plans that are not deeper than `PlanTexts` lets them be. */
export function same(value: unknown, lenient: Leniency = {}): Pattern {
  if (typeof value !== "object" || value === null) return (lenient.plain ?? exactly)(value);
  const within = (entry: unknown) => same(entry, lenient);
  if (Array.isArray(value)) return listOf(value.map(within), value);
  return eachEntry(value, (name, entry) => lenient.entry?.(name, entry) ?? within(entry));
}

/** A map of the same names, each with a pattern of its own. */
export function eachEntry(value: unknown, patternOf: (name: string, value: unknown) => Pattern): Pattern {
  if (!isMap(value)) return same(value);
  return entriesOf(
    Object.entries(value).map(([name, entry]) => [name, patternOf(name, entry)]),
    value,
  );
}

/** @param one - the list that they are of, which is known again at once */
export function listOf(patterns: readonly Pattern[], one?: unknown): Pattern {
  const shapes = shapesOf(patterns);
  if (shapes !== undefined) return ofShape(new ListShape(one, shapes));
  return (value, words) => {
    if (!Array.isArray(value) || value.length !== patterns.length) return false;
    for (let at = 0; at < patterns.length; at++) {
      if (!(patterns[at] as Pattern)(value[at], words)) return false;
    }
    return true;
  };
}

/** These entries and no others, in this order. */
function entriesOf(entries: Entries, one: Open): Pattern {
  const names = entries.map(([name]) => name);
  const patterns = entries.map(([, pattern]) => pattern);
  const shapes = shapesOf(patterns);
  if (shapes !== undefined) return ofShape(new MapShape(one, names, shapes));
  return (value, words) => {
    if (!isMap(value)) return false;
    let at = 0;
    for (const name in value) {
      if (names[at] !== name || !(patterns[at] as Pattern)(value[name], words)) return false;
      at += 1;
    }
    return at === names.length;
  };
}

/** These entries; others may be what they are. */
export function amongOthers(entries: Entries): Pattern {
  return (value, words) => {
    if (!isMap(value)) return false;
    for (const [name, pattern] of entries) {
      if (!pattern(Object.hasOwn(value, name) ? value[name] : undefined, words)) return false;
    }
    return true;
  };
}

export function both(one: Pattern, other: Pattern): Pattern {
  return (value, words) => one(value, words) && other(value, words);
}

/** A value to be found again as it is: a plain one, or lists and maps of such. */
type Shape = unknown;

class ListShape {
  constructor(
    /** The value itself, which plans may have in common. */
    public readonly one: unknown,
    public readonly entries: readonly Shape[],
  ) {}
}

class MapShape {
  constructor(
    public readonly one: Open,
    public readonly names: readonly string[],
    public readonly entries: readonly Shape[],
  ) {}
}

function ofShape(shape: Shape): Pattern {
  const pattern: Pattern = (value) => hasShape(value, shape);
  VERY_SAME.set(pattern, shape);
  return pattern;
}

/** Undefined where one of the patterns lets a value be another one. */
function shapesOf(patterns: readonly Pattern[]): readonly Shape[] | undefined {
  return patterns.every((pattern) => VERY_SAME.has(pattern))
    ? patterns.map((pattern) => VERY_SAME.get(pattern))
    : undefined;
}

function hasShape(value: unknown, shape: Shape): boolean {
  if (shape instanceof MapShape) return value === shape.one || (isMap(value) && hasEntries(value, shape));
  if (!(shape instanceof ListShape)) return value === shape;
  const { one, entries } = shape;
  if (value === one && one !== undefined) return true;
  if (!Array.isArray(value) || value.length !== entries.length) return false;
  for (let at = 0; at < entries.length; at++) {
    if (!hasShape(value[at], entries[at])) return false;
  }
  return true;
}

function hasEntries(value: Open, { names, entries }: MapShape): boolean {
  let at = 0;
  for (const name in value) {
    if (names[at] !== name || !hasShape(value[name], entries[at])) return false;
    at += 1;
  }
  return at === names.length;
}

function isMap(value: unknown): value is Open {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
