import { LOOKALIKES } from "./lookalikes";

/** Line breaks and tabs, also those of Unicode: a text from outside stays on one line. */
const BREAKS = /[\t\n\v\f\r\u0085\u2028\u2029]+/gu;

/**
 * Characters that could steer a terminal or turn a text around (control characters, marks of writing direction), and
 * those that nobody sees, by which two names look alike. Variation selectors and joiners of emoji are none of them.
 */
export const UNSEEN =
  /(?!(?<=\p{Extended_Pictographic}\p{Emoji_Modifier}?)[\uFE0E\uFE0F\u200D])[\p{Cc}\p{Cf}\p{Bidi_Control}\p{Default_Ignorable_Code_Point}\p{Co}\p{Cs}\u2800]/gu;

/** Spaces of another width than the one that is typed. */
const OTHER_SPACES = /(?! )\p{Zs}/gu;

/**
 * What a build server takes for a command of its own, wherever the line is broken: GitHub's `::error::` where a word
 * begins, `##[group]`, and Azure's `##vso[`. Source: GitHub's runner, ActionCommand.
 */
const COMMANDS = /(?<!\S):(?=:[A-Za-z][\w-]*(?: [^\n]*?)?::)|#(?=#(?:vso|teamcity)?\[)/g;

/**
 * A text from outside, safe to show on one line: it steers no screen, and whatever nobody would see or tell apart is
 * written out, as `\u{202E}`.
 */
export function printable(text: string): string {
  if (isPlain(text)) return text;
  return text
    .replace(BREAKS, " ")
    .replace(COMMANDS, writtenOut)
    .replace(UNSEEN, writtenOut)
    .replace(OTHER_SPACES, writtenOut)
    .replace(LOOKALIKES, (found) => found.replace(/[^ -~]/gu, writtenOut));
}

/** The same of a text in lines. */
export function printableLines(text: string): string {
  return text.split(/\r?\n/).map(printable).join("\n");
}

/** Nearly every text: asked first, for it is asked of each line that is printed. */
function isPlain(text: string): boolean {
  return /^[ -~]*$/.test(text) && !text.includes("::") && !text.includes("##");
}

function writtenOut(character: string): string {
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}}`;
}
