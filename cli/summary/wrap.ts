/** Breaks a text into lines of at most `width` characters, between words only; a longer word stands alone. */
export function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line !== "" && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else {
      line = line === "" ? word : `${line} ${word}`;
    }
  }
  return [...lines, line];
}

/** Breaks a text into lines between words; a word that is too long, behind a `-`, `.` or `/` if there is one. */
export function wrapCell(text: string, width: number): readonly string[] {
  const words = text.split(" ").flatMap((word) => pieces(word, width));
  return wrap(words.join(" "), width);
}

function pieces(word: string, width: number): readonly string[] {
  if (word.length <= width) return [word];
  const start = word.slice(0, width);
  const seam = Math.max(start.lastIndexOf("-"), start.lastIndexOf("."), start.lastIndexOf("/")) + 1;
  const end = seam > 1 ? seam : width;
  return [word.slice(0, end), ...pieces(word.slice(end), width)];
}
