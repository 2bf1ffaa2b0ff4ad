import type { Adoptable } from "../../account/adopt/existing-object";
import { matchingNothing, namingNothing, type Selector } from "../../account/adopt/select";
import { quote } from "../../model/text/wording";

/** What a user chooses of what exists, and how it is called. */
export interface Chosen {
  readonly only: readonly Selector[];
  readonly except: readonly Selector[];
  readonly names: ReadonlyMap<string, string>;
  /** The file of the names, as it was typed. */
  readonly namesFile?: string;
}

/** Choices that nothing answers to, each as a sentence. */
export function unanswered(found: readonly Adoptable[], { only, except, names, namesFile }: Chosen): readonly string[] {
  return [
    ...matchingNothing(found, only).map(({ text }) => `--only ${text} matches nothing`),
    ...matchingNothing(found, except).map(({ text }) => `--except ${text} matches nothing`),
    ...namingNothing(found, names).map((name) => `${namesFile}: nothing is called ${quote(name)}`),
  ];
}
