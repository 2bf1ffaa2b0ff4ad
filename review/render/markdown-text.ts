import { printable } from "../../model/text/printable";

/** Characters that mean something in Markdown, HTML or GitHub's comments, where a text from a plan is to stand. */
const MEANINGFUL = /[\\`*_{}[\]<>#|~@&]/g;
const LONGEST = 2000;

/**
 * What nobody sees and no reference has in it: GitHub and GitLab look for mentions, issues and commits in the finished
 * page, where entities are characters again. Seen with GitHub's own pipeline: behind the sign it holds.
 */
const NOTHING = "\u200B";
/** Signs with which a reference begins: to people, issues, merge requests, labels, milestones, snippets, epics. */
const REFERENCE = /([@#!~%$&^])(?=[\p{L}\p{N}"_-])|\b(GH-)(?=\d)|\b(mailto:|xmpp:)/giu;
/** What may be the name of a commit: hexadecimal, and no plain number such as an account's. */
const COMMIT = /(?<![\w-])(?=\d*[a-f])[0-9a-f]{7,64}(?![\w-])/gi;
/** A commit has a name of seven digits at least: no piece of one is as long. */
const PIECES_OF_COMMIT = /.{6}(?=.)/g;

/**
 * A text from a plan within Markdown: no table, link, mention, image or markup can come of it. Entities are used rather
 * than backslashes, for only they keep markup from beginning in every renderer.
 */
export function escaped(text: string): string {
  const cut = text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
  return printable(cut)
    .replace(REFERENCE, (sign) => sign + NOTHING)
    .replace(COMMIT, (name) => name.replace(PIECES_OF_COMMIT, (piece) => piece + NOTHING))
    .replace(MEANINGFUL, (character) => `&#${character.charCodeAt(0)};`)
    .replace(/:\/\//g, "&#58;//")
    .replace(/www\./gi, (text) => `${text.slice(0, 3)}&#46;`)
    .replaceAll(NOTHING, "&#8203;");
}
