import { printable } from "./printable";

/** Columns that every terminal has. */
export const WIDTH = 80;

/** Breaks a text into lines of at most `width` characters, between words only; a longer word stands alone, to be copied. */
export function wrap(text: string, width: number = WIDTH): readonly string[] {
  return lines(printable(text).split(" "), width);
}

/** Breaks a text into lines between its parts only: within a part, a space is no place to break. */
export function wrapParts(parts: readonly string[], width: number = WIDTH): readonly string[] {
  return lines(parts.map(printable), width);
}

/** Breaks a text into lines between words; a word that is too long, behind a `-`, `.` or `/` if there is one. */
export function wrapCell(text: string, width: number): readonly string[] {
  const words = wordsOf(printable(text)).flatMap((word) => (word.length > width ? word.split(" ") : word));
  return lines(
    words.flatMap((word) => pieces(word, width)),
    width,
  );
}

/** The words of a cell: days and hours stay with their number. */
export function wordsOf(text: string): readonly string[] {
  return text.split(/ (?!(?<=\d )[dh]\b)/);
}

/**
 * A text whose lines stand behind a margin; the first may stand behind another one. As in `wrap` a longer word, such as an
 * address, is one line.
 */
export function indented(text: string, margin: string, first = margin, width: number = WIDTH): readonly string[] {
  return behind(wrap(text, width - margin.length), margin, first);
}

/** The same of a text in parts, such as addresses: within one of them, a space is no place to break. */
export function indentedParts(parts: readonly string[], margin: string, first = margin): readonly string[] {
  return behind(wrapParts(parts, WIDTH - margin.length), margin, first);
}

/** Parts two spaces apart in one line; where they do not fit, each further one in a line of its own. */
export function besideOrBelow(parts: readonly string[]): string {
  const safe = parts.map(printable);
  const beside = safe.join("  ");
  return beside.length > WIDTH ? safe.join("\n  ") : beside;
}

function behind(lines: readonly string[], margin: string, first: string): readonly string[] {
  return lines.map((line, index) => (index === 0 ? first : margin) + line);
}

function lines(words: readonly string[], width: number): readonly string[] {
  const done: string[] = [];
  let line = "";
  for (const word of words) {
    if (line !== "" && line.length + 1 + word.length > width) {
      done.push(line);
      line = word;
    } else {
      line = line === "" ? word : `${line} ${word}`;
    }
  }
  return [...done, line];
}

function pieces(word: string, width: number): readonly string[] {
  const done: string[] = [];
  let at = 0;
  while (word.length - at > Math.max(1, width)) {
    const start = word.slice(at, at + Math.max(1, width));
    const seam = Math.max(start.lastIndexOf("-"), start.lastIndexOf("."), start.lastIndexOf("/")) + 1;
    at += seam > 1 ? seam : start.length;
    done.push(word.slice(at - (seam > 1 ? seam : start.length), at));
  }
  return [...done, word.slice(at)];
}
