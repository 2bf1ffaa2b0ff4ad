/**
 * A shell pattern (`*`, `?`, `[a-z]`, `[!a-z]`; every other character stands for itself), letter case ignored.
 *
 * Walks text and pattern once with one point to return to, so that no pattern takes more than length × length steps.
 */
export function globMatcher(pattern: string): (lowerCaseText: string) => boolean {
  const parts = readPattern(pattern.toLowerCase());
  const literal = parts.findIndex((part) => typeof part !== "string");
  const start = parts.slice(0, literal === -1 ? undefined : literal).join("");
  if (literal === -1) return (text) => text === start;
  return (text) => text.startsWith(start) && matches(parts, text);
}

/**
 * Whether a pattern matches whatever another one does. It asks for the shortest and for long texts of the other one, with
 * a character in them that no name has; of a pattern with a set of characters, only what is written the same is covered.
 */
export function globCovers(wide: string, narrow: string): boolean {
  if (wide.toLowerCase() === narrow.toLowerCase()) return true;
  if (wide.includes("[")) return false;
  const matches = globMatcher(wide);
  const text = narrow.toLowerCase().replace(/\[!?\]?[^\]]*\]|\?/g, NO_NAME_HAS);
  return ["", NO_NAME_HAS.repeat(wide.length + 1)].every((some) => matches(text.replaceAll("*", some)));
}

const NO_NAME_HAS = "\0";
const ANY_TEXT = Symbol("*");
/** One character, told by a text or by a test; or any text. */
type Part = string | typeof ANY_TEXT | ((character: string) => boolean);

function readPattern(pattern: string): readonly Part[] {
  const parts: Part[] = [];
  for (let at = 0; at < pattern.length; at++) {
    const character = pattern[at] as string;
    const set = character === "[" ? /^\[(!?)(\]?[^\]]*)\]/.exec(pattern.slice(at)) : null;
    if (set !== null) {
      parts.push(oneOfSet(set[2] ?? "", set[1] === "!"));
      at += set[0].length - 1;
    } else if (character === "*") {
      if (parts.at(-1) !== ANY_TEXT) parts.push(ANY_TEXT);
    } else {
      parts.push(character === "?" ? () => true : character);
    }
  }
  return parts;
}

function oneOfSet(set: string, negated: boolean): (character: string) => boolean {
  const ranges: [string, string][] = [];
  for (let at = 0; at < set.length; at++) {
    const from = set[at] as string;
    const to = set[at + 1] === "-" ? set[at + 2] : undefined;
    ranges.push([from, to ?? from]);
    if (to !== undefined) at += 2;
  }
  return (character) => ranges.some(([from, to]) => from <= character && character <= to) !== negated;
}

function matches(parts: readonly Part[], text: string): boolean {
  let part = 0;
  let at = 0;
  let afterStar = -1;
  let resumeAt = 0;
  while (at < text.length) {
    const current = parts[part];
    if (current === ANY_TEXT) {
      afterStar = ++part;
      resumeAt = at;
    } else if (typeof current === "function" ? current(text[at] as string) : current === text[at]) {
      part++;
      at++;
    } else if (afterStar !== -1) {
      part = afterStar;
      at = ++resumeAt;
    } else {
      return false;
    }
  }
  while (parts[part] === ANY_TEXT) part++;
  return part === parts.length;
}
