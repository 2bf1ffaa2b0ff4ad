import { UnreadableInput } from "./unreadable-input";

/** As deep as honest data may be; what reads it goes into it step by step, and has no room for fifty thousand. */
const MOST_NESTED = 1000;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPENS = new Set([0x5b, 0x7b]);
const CLOSES = new Set([0x5d, 0x7d]);

/**
 * Looked for before anything is made of a text: what runs out of room in the middle of its work may end the process.
 *
 * @throws UnreadableInput
 */
export function refuseDeepJson(text: string): void {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) at = endOfText(text, at);
    else if (OPENS.has(code)) {
      depth += 1;
      if (depth > MOST_NESTED) throw new UnreadableInput("", TOO_DEEP);
    } else if (CLOSES.has(code)) depth -= 1;
  }
}

/**
 * The same of a value.
 *
 * @throws UnreadableInput
 */
export function refuseDeepValue(value: unknown): void {
  if (isDeeper(value, MOST_NESTED)) throw new UnreadableInput("", TOO_DEEP);
}

/** Whether a value is nested deeper than so many levels. */
export function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== "object" || value === null) return false;
  if (levels === 0) return true;
  return Object.values(value).some((entry) => isDeeper(entry, levels - 1));
}

export const TOO_DEEP = `expected data that is nested at most ${MOST_NESTED} deep, got more`;

/** Where the quoted text that begins here ends. */
function endOfText(text: string, start: number): number {
  for (let at = text.indexOf('"', start + 1); at !== -1; at = text.indexOf('"', at + 1)) {
    let slashes = 0;
    while (text.charCodeAt(at - 1 - slashes) === BACKSLASH) slashes += 1;
    if (slashes % 2 === 0) return at;
  }
  return text.length;
}

/**
 * Whether YAML may be deeper than that: by brackets, whatever they stand in, and by dashes at the beginning of a line.
 * Blocks that stand further in with every line are as long as they are deep.
 */
export function mayBeDeepYaml(text: string): boolean {
  let depth = 0;
  let dashes = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (OPENS.has(code)) depth += 1;
    else if (CLOSES.has(code)) depth = Math.max(0, depth - 1);
    dashes = isOfIndent(code) ? dashes + (code === SPACE ? 0 : 1) : 0;
    if (Math.max(depth, dashes) > MOST_NESTED) return true;
  }
  return false;
}

const SPACE = 0x20;

/** A space, or a dash, a question mark or a colon, of which each begins another block in the same line. */
function isOfIndent(code: number): boolean {
  return code === SPACE || code === 0x2d || code === 0x3f || code === 0x3a;
}
