import { constants } from "node:buffer";
import { closeSync, openSync, readSync, type Stats, statSync } from "node:fs";
import { causeOf } from "./file-problems";

/** A file cannot be read; its message says why, and leaves out which, for only the caller knows what the user calls it. */
export class UnreadableFile extends Error {
  public override readonly name = "UnreadableFile";

  constructor(
    message: string,
    /** Whether it is because nothing is there. */
    public readonly isNothing = false,
  ) {
    super(message);
  }
}

/** What V8 takes as one text, and so the largest file that is read at once. */
const MOST_BYTES = constants.MAX_STRING_LENGTH;
const PIECE = 1 << 16;

/**
 * The text of a file, or of a pipe that a shell gives by its number.
 *
 * @throws UnreadableFile for what is no file, does not end, or is larger than a text can be
 */
export function readText(path: string): string {
  const { size } = refuseEndless(path);
  try {
    const file = openSync(path, "r");
    try {
      return textOf(file, size);
    } finally {
      closeSync(file);
    }
  } catch (error) {
    throw unreadable(error);
  }
}

/** What was said of its size is where to begin: it may grow, and a pipe has none. */
function textOf(file: number, size: number): string {
  const pieces: Buffer[] = [];
  for (let bytes = 0, next = size + 1; ; next = PIECE) {
    const piece = Buffer.allocUnsafe(next);
    const count = readSync(file, piece);
    if (count === 0) return Buffer.concat(pieces, bytes).toString("utf8");
    pieces.push(piece.subarray(0, count));
    bytes += count;
    if (bytes > MOST_BYTES) throw new UnreadableFile(TOO_LARGE);
  }
}

const TOO_LARGE = `expected at most ${Math.ceil(MOST_BYTES / 1024 ** 2)} MB, got more`;

/**
 * Refuses what can be opened and never ends, or is never begun: devices, and pipes that have a name, for which nobody
 * may ever write. What a shell hands over (`<(…)`) is read.
 *
 * @throws UnreadableFile
 */
export function refuseEndless(path: string, mostBytes = MOST_BYTES): Stats {
  let found: Stats;
  try {
    found = statSync(path);
  } catch (error) {
    throw unreadable(error);
  }
  if (found.isDirectory()) throw new UnreadableFile("expected a file, found a folder");
  if (found.isFIFO() && !isHandedOver(path)) {
    throw new UnreadableFile("expected a file, found a pipe that has a name; give a file");
  }
  if (found.isSocket()) throw new UnreadableFile("expected a file, found a socket");
  if (found.isCharacterDevice() || found.isBlockDevice()) {
    throw new UnreadableFile("expected a file, found a device");
  }
  if (found.size > mostBytes) throw new UnreadableFile(TOO_LARGE);
  return found;
}

function isHandedOver(path: string): boolean {
  return /^\/(?:dev\/(?:stdin$|fd\/)|proc\/(?:self|\d+)\/fd\/)/.test(path);
}

/** Whether a file cannot be read because nothing is there. */
export function isNothing(error: unknown): boolean {
  return error instanceof UnreadableFile && error.isNothing;
}

/** The refusal in words; another error as it is. */
export function unreadable(error: unknown): Error {
  const { code } = error as NodeJS.ErrnoException;
  if (error instanceof UnreadableFile || code === undefined) return error as Error;
  if (code === "ENOENT") return new UnreadableFile("expected a file, found nothing there", true);
  if (code === "ENOTDIR") return new UnreadableFile("expected a file, found nothing there");
  if (code === "EISDIR") return new UnreadableFile("expected a file, found a folder");
  return new UnreadableFile(`expected a file that may be read, ${causeOf(error)}`);
}
