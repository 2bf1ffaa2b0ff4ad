import { UnreadableInput } from "../../model/values/unreadable-input";

/** What the user gave cannot be used: told in one line, exit code 2. */
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
  if (error instanceof UnreadableInput) return new BadInput(`${file}: ${error.message}`);
  const code = (error as NodeJS.ErrnoException | undefined)?.code;
  const reason = code === undefined ? undefined : FILE_PROBLEMS[code];
  return reason === undefined ? error : new BadInput(`${file}: ${reason}`);
}

const FILE_PROBLEMS: Readonly<Record<string, string>> = {
  ENOENT: "expected a file, found nothing there",
  ENOTDIR: "expected a file, found nothing there",
  EISDIR: "expected a file, found a folder",
  EACCES: "expected a file that may be read, permission is denied",
  EPERM: "expected a file that may be read, permission is denied",
  Z_DATA_ERROR: "expected a complete gzip file, it is damaged",
  Z_BUF_ERROR: "expected a complete gzip file, it ends too early",
};

/** A JSON text, or why it is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    throw new UnreadableInput(placeIn(text, problem), "expected complete JSON");
  }
}

/** `line 12`, from the position that the message of the JSON reader tells. */
function placeIn(text: string, problem: string): string {
  const position = /position (\d+)/.exec(problem)?.[1];
  const end = position === undefined ? text.length : Number(position);
  return `line ${text.slice(0, end).split("\n").length}`;
}
