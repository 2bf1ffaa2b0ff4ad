import { printable } from "../../model/text/printable";

/** Characters that mean something in Markdown, HTML or GitHub's comments, where a text from a plan is to stand. */
const MEANINGFUL = /[\\`*_{}[\]<>#|~@&]/g;
const LONGEST = 2000;

/**
 * A text from a plan within Markdown: no table, link, mention, image or markup can come of it. Entities are used
 * rather than backslashes, for only they keep GitHub from taking `@name` for a mention.
 */
export function escaped(text: string): string {
  const cut = text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
  return printable(cut)
    .replace(MEANINGFUL, (character) => `&#${character.charCodeAt(0)};`)
    .replace(/:\/\//g, "&#58;//")
    .replace(/www\./gi, (text) => `${text.slice(0, 3)}&#46;`);
}
