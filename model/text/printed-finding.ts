import { paragraphLines } from "./paragraphs";
import { WIDTH } from "./wrap";

/** Of a stack in cdktf's manifest: findings that are not printed, since their text stands on another construct. */
export const REPEATED_FINDINGS = "repeatedFindings";

/**
 * A text in lines for whoever prints it as it is. A line that goes on below ends with a space, by which `joinedLines` knows
 * it from a paragraph.
 *
 * @param before - what is printed before it on its first line
 */
export function brokenLines(text: string, before: string): string {
  const [first = "", ...others] = text.split("\n");
  // Its further lines stand two spaces in, as behind a mark; the first does not.
  const mark = `[${"_".repeat(Math.max(0, before.length - 5))}] `;
  const lines = [brokenParagraph(mark + first).slice(mark.length), ...others.map(brokenParagraph)].join("\n");
  return joinedLines(lines) === text ? lines : text;
}

/** The text that was broken; any other is as it was. */
export function joinedLines(lines: string): string {
  return ` ${lines}`.replace(/ \n */g, " ").slice(1);
}

function brokenParagraph(paragraph: string): string {
  return paragraphLines(paragraph, WIDTH - 1).join(" \n");
}
