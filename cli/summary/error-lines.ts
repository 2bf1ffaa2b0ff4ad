import { wrap } from "./wrap";

const WIDTH = 80;
/** One problem of an object, or one construct that does not fit. */
const OPENS_PROBLEM = /^(- |… and |\[)/;
const OPENS_WAY_OUT = /^→ /;

/** An error about somebody's input in at most 80 columns: what belongs to one problem hangs below it. */
export function errorLines(message: string): readonly string[] {
  return paragraphs(message).flatMap(({ text, margin, hanging }) =>
    wrap(text, WIDTH - hanging.length).map((line, index) => (index === 0 ? margin : hanging) + line),
  );
}

interface Paragraph {
  readonly text: string;
  readonly margin: string;
  readonly hanging: string;
}

/** A message has one line for each problem; below that of a construct, lines were broken for another width. */
function paragraphs(message: string): readonly Paragraph[] {
  const done: Paragraph[] = [];
  let goesOn = false;
  for (const line of message.split("\n")) {
    const text = line.trim().replace(/ +/g, " ");
    const last = done.at(-1);
    if (!line.startsWith(" ")) done.push({ text, margin: "", hanging: "" });
    else if (OPENS_PROBLEM.test(text)) done.push({ text, margin: "  ", hanging: "    " });
    else if (OPENS_WAY_OUT.test(text)) done.push({ text, margin: "    ", hanging: "      " });
    else if (goesOn && last !== undefined) done.splice(-1, 1, { ...last, text: `${last.text} ${text}` });
    else done.push({ text, margin: "    ", hanging: "    " });
    goesOn = line.startsWith(" ") && !OPENS_PROBLEM.test(text);
  }
  return done;
}
