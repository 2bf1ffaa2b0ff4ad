import type { OwnWords } from "./own-words";

/** Whether a review reads the same out of a value of another plan. */
export type Pattern = (value: unknown, words: OwnWords) => boolean;

/** Patterns by the name of their entry. */
export type Entries = readonly (readonly [name: string, pattern: Pattern])[];

type Open = Readonly<Record<string, unknown>>;

export const NOTHING: Pattern = () => false;

/** The very value, where it is a plain one. */
export function exactly(one: unknown): Pattern {
  return (other) => other === one;
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
  if (Array.isArray(value)) return listOf(value.map(within));
  return eachEntry(value, (name, entry) => lenient.entry?.(name, entry) ?? within(entry));
}

/** A map of the same names, each with a pattern of its own. */
export function eachEntry(value: unknown, patternOf: (name: string, value: unknown) => Pattern): Pattern {
  if (!isMap(value)) return same(value);
  return entriesOf(Object.entries(value).map(([name, entry]) => [name, patternOf(name, entry)]));
}

export function listOf(patterns: readonly Pattern[]): Pattern {
  return (value, words) => {
    if (!Array.isArray(value) || value.length !== patterns.length) return false;
    for (let at = 0; at < patterns.length; at++) {
      if (!(patterns[at] as Pattern)(value[at], words)) return false;
    }
    return true;
  };
}

/** These entries and no others, in this order. */
function entriesOf(entries: Entries): Pattern {
  const names = entries.map(([name]) => name);
  const patterns = entries.map(([, pattern]) => pattern);
  return (value, words) => {
    if (!isMap(value)) return false;
    const others = Object.keys(value);
    if (others.length !== names.length) return false;
    for (let at = 0; at < names.length; at++) {
      const name = names[at] as string;
      if (others[at] !== name || !(patterns[at] as Pattern)(value[name], words)) return false;
    }
    return true;
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

function isMap(value: unknown): value is Open {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
