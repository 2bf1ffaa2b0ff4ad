import { printable } from "./printable";
import { counted, firstOnes, shortPlace } from "./wording";

/** What a finding says something about. */
export interface FindingSubject {
  /** What of the construct, as its text begins with it: `patchWithin.Critical`; empty for all of it. */
  readonly property: string;
  readonly checkId: string;
}

/** A finding of which the text stands on another construct already, in another stack. */
export interface RepeatedFinding extends FindingSubject {
  /** Which of the findings of that check about that property there it is, from 0. */
  readonly place: number;
}

const PLACES = ["", "the second ", "the third ", "the fourth ", "the fifth "];
const TEXT = /^(?:(.+): )?the same as (the \w+ )?in (\S+) \[(\w+)\]$/;

/**
 * `patchWithin.Critical: the same as in prod-a/Default/Web [PM831]`; undefined where it cannot be said so that people
 * find it.
 *
 * @param where - the construct on which the text stands, or its stack
 */
export function repeatedText({ property, checkId, place }: RepeatedFinding, where: string): string | undefined {
  const which = PLACES[place];
  if (which === undefined || /\s/.test(where)) return undefined;
  return `${property === "" ? "" : `${property}: `}the same as ${which}in ${where} [${checkId}]`;
}

/** The same, read back, with the construct. Undefined for any other text. */
export function repeatedFinding(text: string): (RepeatedFinding & { readonly path: string }) | undefined {
  const [, property = "", which = "", path, checkId] = TEXT.exec(text) ?? [];
  const place = PLACES.indexOf(which);
  return path === undefined || checkId === undefined || place === -1 ? undefined : { property, path, checkId, place };
}

/** A text as it reads on the construct of another stack, which is at the same place there: paths are those of that stack. */
export function movedText(text: string, from: string, to: string): string {
  const [one, other] = [from, to].map((path) => path.split("/")) as [string[], string[]];
  while (one.length > 1 && other.length > 1 && one.at(-1) === other.at(-1)) for (const path of [one, other]) path.pop();
  return text.replaceAll(`${one.join("/")}/`, `${other.join("/")}/`);
}

/** What a finding is about, of which the text begins with its path; a deadline is told with its severity. */
export function subjectOf(
  { path, checkId }: { readonly path: string; readonly checkId: string },
  text: string,
): FindingSubject {
  const written = [path, shortPlace(path)].map(printable).find((place) => place !== "" && text.startsWith(place));
  const [further] = written === undefined ? [] : (/^[\w.[\]]*(?=: )/.exec(text.slice(written.length)) ?? []);
  return { checkId, property: written === undefined || further === undefined ? "" : `${written}${further}` };
}

/** Whether a text counts among the findings of a check about a property; all do among those about all of the construct. */
export function isAbout(text: string, { checkId, property }: FindingSubject): boolean {
  return (
    (text.includes(` [${checkId}]`) || text.startsWith(`${checkId} accepted until `)) &&
    (property === "" || text.startsWith(`${property}: `))
  );
}

/** Names of stacks that are told; a fleet has hundreds. */
const MOST_NAMES = 3;

/** `in 12 more stacks: prod-a, prod-b, prod-c, and 9 more` */
export function inMoreStacks(stacks: readonly string[]): string {
  const told = firstOnes(stacks, MOST_NAMES);
  const more = told === stacks ? "" : `, and ${stacks.length - told.length} more`;
  return `in ${counted(stacks.length, "more stack")}: ${told.join(", ")}${more}`;
}

/** What tells on the first construct where else it is the same. Only for people: readers leave it out. */
const ALSO = /\n {4}The same in \d+ more (?:stack|place)s?\b[^\n]*$/;

/** @param places - how often it is the same in the stack itself */
export function withRepetitions(text: string, stacks: readonly string[], places = 0): string {
  const parts = [
    ...(places === 0 ? [] : [`in ${counted(places, "more place")} of this stack`]),
    ...(stacks.length === 0 ? [] : [inMoreStacks(stacks)]),
  ];
  return parts.length === 0 ? text : `${text}\n    The same ${parts.join(", and ")}.`;
}

export function withoutRepetitions(text: string): string {
  return text.replace(ALSO, "");
}
