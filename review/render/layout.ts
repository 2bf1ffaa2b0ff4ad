/** The columns that every terminal has. */
export const WIDTH = 80;

/** A text from a plan, safe to show: control characters, which could steer a terminal, become blanks. */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Bidi_Control}\u2028\u2029]+/gu, " ");
}

/** Breaks a text into lines at blanks; words that are too long for a line are cut. */
export function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of printable(text)
    .split(" ")
    .flatMap((part) => pieces(part, width))) {
    if (line !== "" && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else {
      line = line === "" ? word : `${line} ${word}`;
    }
  }
  if (line !== "") lines.push(line);
  return lines;
}

function pieces(word: string, width: number): readonly string[] {
  if (word.length <= width) return [word];
  return Array.from({ length: Math.ceil(word.length / width) }, (_, index) =>
    word.slice(index * width, (index + 1) * width),
  );
}

/** Lines with a margin; the first may have another one, of the same length. */
export function indented(text: string, margin: string, first = margin): readonly string[] {
  return wrap(text, WIDTH - margin.length).map((line, index) => (index === 0 ? first : margin) + line);
}

/** A text to the left and one to the right, as far as one line has room for both. */
export function spread(left: string, right: string): readonly string[] {
  const room = WIDTH - left.length - right.length;
  return room >= 2 ? [left + " ".repeat(room) + right] : [left.slice(0, WIDTH), right.padStart(WIDTH)];
}
