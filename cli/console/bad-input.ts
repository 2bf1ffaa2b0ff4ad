import { causeOf, isFileProblem } from "../../host/files/file-problems";
import { UnreadableFile, unreadable } from "../../host/files/read-text";
import { UnwritableFile } from "../../host/files/write-whole";
import { printable } from "../../model/text/printable";
import { refuseDeepJson } from "../../model/values/nesting";
import { UnreadableInput } from "../../model/values/unreadable-input";

/** What the user gave cannot be used: told in few words, exit code 2. */
export class BadInput extends Error {
  public override readonly name = "BadInput";
}

/** Runs a reader of a file; what it cannot read is told with the file's name. */
export function readingFile<T>(file: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw badInputOf(file, error);
  }
}

/** The error as the user should read it; one that is no fault of the input stays as it is. */
export function badInputOf(file: string, error: unknown): unknown {
  if (error instanceof UnreadableInput || error instanceof UnreadableFile) {
    return new BadInput(`${file}: ${error.message}`);
  }
  const code = (error as NodeJS.ErrnoException | undefined)?.code ?? "";
  const problem = PACKED_FILE_PROBLEMS[code];
  if (problem !== undefined) return new BadInput(`${file}: ${problem}`);
  return isFileProblem(error) ? new BadInput(`${file}: ${unreadable(error).message}`) : error;
}

const PACKED_FILE_PROBLEMS: Readonly<Record<string, string>> = {
  Z_DATA_ERROR: "expected a complete gzip file, it is damaged",
  Z_BUF_ERROR: "expected a complete gzip file, it ends too early",
};

/**
 * What is to be told in one line, whatever it came from: a file that cannot be written, or something that the file system
 * refused where nobody looked for it. Undefined for an error of our own.
 */
export function refusalIn(error: unknown): BadInput | undefined {
  if (error instanceof BadInput) return error;
  if (error instanceof UnwritableFile || isNotInstalled(error)) return new BadInput(error.message);
  if (!isFileProblem(error)) return undefined;
  const what = error.path ?? (error.syscall === "write" ? "a file cannot be written" : error.syscall);
  return new BadInput(`${what}: ${causeOf(error)}`);
}

/** By its name: the class stands with the simulated account, which is loaded only where it is asked for. */
function isNotInstalled(error: unknown): error is Error {
  return error instanceof Error && error.name === "NotInstalled";
}

/**
 * How a refusal is printed: one line, or several where it lists what is wrong (`  - `). A line break of what was read
 * makes no line of its own, and a name of 5,000 letters no line that nobody reads.
 */
export function refusalText(message: string): string {
  return `cdktf-patch: ${message.split(ITEM).map(lineOf).join("\n")}`;
}

const LONGEST_LINE = 1500;

function lineOf(text: string): string {
  const line = printable(text);
  return line.length > LONGEST_LINE ? `${line.slice(0, LONGEST_LINE - 300)} … ${line.slice(-200)}` : line;
}

const ITEM = /\n(?= {2}(?:- |… and \d+ more$))/;

/** A JSON text, or why it is none. @param made - what makes such a file */
export function parseJson(text: string, made?: string): unknown {
  refuseDeepJson(text);
  try {
    return JSON.parse(text);
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    const fix = made === undefined ? "" : `; ${made}`;
    throw new UnreadableInput(placeIn(text, problem), `expected complete JSON${fix}`);
  }
}

/** `line 12`, from the position that the message of the JSON reader tells; of a wrong sign in between it tells none. */
function placeIn(text: string, problem: string): string {
  const position = /position (\d+)/.exec(problem)?.[1];
  if (position === undefined && !problem.startsWith("Unexpected end")) return "";
  const end = position === undefined ? text.length : Number(position);
  return `line ${text.slice(0, end).split("\n").length}`;
}
