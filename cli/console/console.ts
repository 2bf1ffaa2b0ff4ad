import { stripVTControlCharacters } from "node:util";
import { isFileProblem } from "../../host/files/file-problems";
import { UnwritableFile, whyNotWritten } from "../../host/files/write-whole";
import { widthOf } from "../../model/text/aligned";
import { paragraphLines } from "../../model/text/paragraphs";
import { printableLines } from "../../model/text/printable";

/** What a command may touch of the world around it. Tests bring their own. */
export interface Console {
  /** What relative paths are relative to. */
  readonly cwd: string;
  /** The present. */
  readonly now: () => Date;
  readonly stdout: NodeJS.WritableStream & { readonly isTTY?: boolean; readonly columns?: number };
  readonly stderr: NodeJS.WritableStream & { readonly isTTY?: boolean; readonly columns?: number };
  readonly stdin: NodeJS.ReadableStream & { readonly isTTY?: boolean };
}

export function consoleOfProcess(): Console {
  return {
    cwd: process.cwd(),
    now: () => new Date(),
    stdout: process.stdout,
    stderr: process.stderr,
    stdin: process.stdin,
  };
}

/**
 * Says something on the error stream: in a terminal broken between words, as wide as it is; in a log each line as it
 * stands. Nothing in it steers the one or the other.
 */
export function say({ stderr }: Pick<Console, "stderr">, text: string): void {
  stderr.write(`${stderr.isTTY === true ? paragraphLines(text, widthOf(stderr)).join("\n") : printableLines(text)}\n`);
}

/** Passes on what another program printed: its lines stay as they are, for they may be a table, without its colours. */
export function passOn({ stderr }: Pick<Console, "stderr">, text: string): void {
  stderr.write(`${printableLines(stripVTControlCharacters(text))}\n`);
}

/**
 * Writes texts one after the other, no faster than they are taken: memory stays flat. What is in UTF-8 already goes out
 * as it is.
 */
export async function print(stream: NodeJS.WritableStream, texts: Iterable<string | Uint8Array>): Promise<void> {
  let pending = "";
  for (const text of texts) {
    if (typeof text === "string") pending += text;
    if (pending !== "" && (typeof text !== "string" || pending.length >= PIECE)) {
      await write(stream, pending);
      pending = "";
    }
    if (typeof text !== "string") await write(stream, text);
  }
  if (pending !== "") await write(stream, pending);
}

/** Prints as `print` does, and goes on where nobody reads any more: for what is to be done or told all the same. */
export async function printWhileRead(stream: NodeJS.WritableStream, texts: Iterable<string>): Promise<void> {
  try {
    await print(stream, texts);
  } catch (error) {
    if (!(error instanceof ReaderGone)) throw error;
  }
}

/** Whoever read what we print has stopped, as `head` does: that is no fault. */
export class ReaderGone extends Error {
  public override readonly name = "ReaderGone";
}

/** What a stream says whose reader is gone, the first time and from then on. */
const GONE = ["EPIPE", "ERR_STREAM_DESTROYED"];

export function isReaderGone(error: unknown): boolean {
  return error instanceof ReaderGone || GONE.includes((error as NodeJS.ErrnoException | undefined)?.code ?? "");
}

/** As where `> report.txt` fills the disk. */
function unwritten(error: Error): Error {
  return isFileProblem(error)
    ? new UnwritableFile(`standard output cannot be written: ${whyNotWritten(error)}`)
    : error;
}

/** Characters that go out at once. */
const PIECE = 65_536;

function write(stream: NodeJS.WritableStream, text: string | Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    stream.write(text, (error) => {
      if (!error) resolve();
      else reject(isReaderGone(error) ? new ReaderGone() : unwritten(error));
    });
  });
}
