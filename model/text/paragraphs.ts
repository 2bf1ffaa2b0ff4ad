import { WIDTH, wrap } from "./wrap";

/** With what a paragraph may begin: its further lines then stand two spaces in. */
const MARK = /^(- |→ |\[[^\]]*\] )/;

/**
 * A message, broken for a width. In a message every line is one paragraph, behind as many spaces as it is deep; it is
 * broken only here, by whoever shows it.
 */
export function paragraphLines(message: string, width: number = WIDTH): readonly string[] {
  return message.split("\n").flatMap((paragraph) => {
    const text = paragraph.trimStart();
    const margin = paragraph.slice(0, paragraph.length - text.length);
    const hanging = margin + (MARK.test(text) ? "  " : "");
    return wrap(text.trimEnd().replace(/ +/g, " "), width - hanging.length).map(
      (line, index) => (index === 0 ? margin : hanging) + line,
    );
  });
}
