/** A finding of which the text stands on another construct already, in another stack. */
export interface RepeatedFinding {
  /** The construct on which the text stands. */
  readonly path: string;
  readonly checkId: string;
  /** Which of the findings of that check about that property there it is, from 0. */
  readonly place: number;
}

const PLACES = ["", "the second ", "the third ", "the fourth ", "the fifth "];
const TEXT = /^(?:[\w.[\]]+: )?the same as (the \w+ )?in (\S+) {2}\[(\w+)\]$/;

/**
 * `patchWithin.Critical: the same as in prod-a/Default/Web  [PM831]`; undefined where it cannot be said so that people
 * find it.
 *
 * @param text - the whole of it
 */
export function repeatedText(text: string, { path, checkId, place }: RepeatedFinding): string | undefined {
  const which = PLACES[place];
  if (which === undefined || /\s/.test(path)) return undefined;
  return `${propertyIn(text)}the same as ${which}in ${path}  [${checkId}]`;
}

/** `patchWithin.Critical: `, with which a finding about a property begins; empty for others. */
export function propertyIn(text: string): string {
  return /^[\w.[\]]+: /.exec(text)?.[0] ?? "";
}

/** The same, read back. Undefined for any other text. */
export function repeatedFinding(text: string): RepeatedFinding | undefined {
  const [, which = "", path, checkId] = TEXT.exec(text) ?? [];
  const place = PLACES.indexOf(which);
  return path === undefined || checkId === undefined || place === -1 ? undefined : { path, checkId, place };
}

/** What tells on the first construct in how many stacks it is the same. Only for people: readers leave it out. */
const ALSO = /\n {4}The same in \d+ more stacks?: [^\n]*$/;

export function withoutRepetitions(text: string): string {
  return text.replace(ALSO, "");
}
