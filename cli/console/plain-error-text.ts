import { isAbsolute, relative, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import type * as Paragraphs from "../../model/text/paragraphs";
import type * as Printable from "../../model/text/printable";

const ABOUT_INPUT = [/ is not valid\n/, /validation failed with the following errors/i];

/** Two constructs of one id, as the framework says it. */
const ID_TWICE = /^There is already a Construct with name '(.*)' in \w+(?: \[(.*)\])?$/;

/** What is wrong with somebody's input, in 80 columns. An error that is not about input keeps its stack trace. */
export function plainErrorText(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  if (ABOUT_INPUT.some((pattern) => pattern.test(message))) {
    return [wrapped(message.trimEnd()), ...placeInProgram(error)].join("\n");
  }
  const [, id, scope = ""] = ID_TWICE.exec(message) ?? [];
  if (id !== undefined) return wrapped(idTwice(id, scope, (error as Error).stack ?? ""));
  return printable(error instanceof Error ? (error.stack ?? message) : message);
}

function printable(text: string): string {
  return unlessMissing(text, () => {
    const { printableLines } = require("../../model/text/printable") as typeof Printable;
    return printableLines(text);
  });
}

function idTwice(id: string, scope: string, stack: string): string {
  const where = scope === "" ? "one scope" : scope;
  // The frames above are those of libraries.
  const place = stack.split("\n").find((line) => /^ +at /.test(line) && !IN_LIBRARY.test(line));
  const said = `two constructs in ${where} have the id "${id}"; give one of them another id, in a loop such as \`${id}-\${region}\``;
  return place === undefined ? said : `${said}\n  ${place.trim().replace(FILE_OF_FRAME, seenFromHere)}`;
}

/** The file of a frame, without line and column. */
const FILE_OF_FRAME = /(?:file:|\/|[A-Za-z]:\\)[^()]*?(?=:\d+:\d+\)?$)/;

/** `main.ts` for what lies where the program runs: the same on every machine. */
function seenFromHere(file: string): string {
  const path = file.startsWith("file:") ? fileURLToPath(file) : file;
  const way = relative(process.cwd(), path);
  return way.startsWith("..") || isAbsolute(way) ? path : way;
}

/** What stands around this file, here and in the package. */
const OURS = resolve(__dirname, "../..");
const IN_LIBRARY = /node_modules|node:/;

/** Where the program wrote what is refused: a schedule has no construct whose path would tell. */
function placeInProgram(error: unknown): readonly string[] {
  if (!(error instanceof Error) || error.name !== "NotValidError") return [];
  const frame = (error.stack ?? "")
    .slice(error.message.length)
    .split("\n")
    .find((line) => /^ +at /.test(line) && !IN_LIBRARY.test(line) && !line.includes(OURS + sep));
  const [, place] = /(?:\(|at )([^()]+:\d+:\d+)\)?$/.exec(frame ?? "") ?? [];
  return place === undefined ? [] : [printable(`  at ${place.replace(FILE_OF_FRAME, seenFromHere)}`)];
}

function wrapped(message: string): string {
  return unlessMissing(message, () => {
    const { paragraphLines } = require("../../model/text/paragraphs") as typeof Paragraphs;
    return paragraphLines(message).join("\n");
  });
}

/** What does it is loaded when there is something to say, so that a synthesis does not wait for it. */
function unlessMissing(message: string, told: () => string): string {
  try {
    return told();
  } catch {
    // What is wrong matters more than how it is told.
    return message;
  }
}
