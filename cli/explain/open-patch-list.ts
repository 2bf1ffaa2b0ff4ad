import { createReadStream } from "node:fs";
import { basename, resolve } from "node:path";
import { Readable, Transform } from "node:stream";
import { createGunzip } from "node:zlib";
import { refuseEndless } from "../../host/files/read-text";
import { LIST_LIMITS } from "../../model/patch-lists/list-limits";
import type { ListedPatch } from "../../model/patch-lists/listed-patch";
import { UpdateinfoReader } from "../../model/patch-lists/updateinfo-reader";
import { UnreadableInput } from "../../model/values/unreadable-input";
import { badInputOf, parseJson } from "../console/bad-input";
import type { Console } from "../console/console";
import { utf8Texts } from "./utf8-texts";

export type PatchListFormat = "updateinfo" | "service";

/** Some patches of a list, as they were read. */
export interface PatchListPiece {
  readonly format: PatchListFormat;
  readonly patches: readonly ListedPatch[];
  /** Whether the list goes on where the file ends. */
  readonly isCutOff?: boolean;
}

/** Bytes that are read at a time. */
const PIECE = 1 << 17;

/** The name that stands for standard input. */
export const STANDARD_INPUT = "-";

/**
 * Reads a patch list piece by piece: an updateinfo.xml (plain or .gz), or what the AWS CLI printed. What it is, is
 * seen from its content. `onBytes` is told how much of the file has been read.
 *
 * @throws BadInput naming the file and the place
 */
export async function* openPatchList(
  file: string,
  console: Pick<Console, "cwd" | "stdin">,
  onBytes: (count: number) => void = () => {},
): AsyncGenerator<PatchListPiece> {
  const shown = file === STANDARD_INPUT ? "standard input" : file;
  try {
    const bytes = file === STANDARD_INPUT ? Readable.from(console.stdin) : bytesOf(resolve(console.cwd, file));
    yield* readPieces(utf8Texts(await unpacked(bytes, basename(file), onBytes)));
  } catch (error) {
    throw badInputOf(shown, error);
  }
}

function bytesOf(path: string): Readable {
  refuseEndless(path, Number.POSITIVE_INFINITY);
  return createReadStream(path, { highWaterMark: PIECE });
}

const GZIP = [0x1f, 0x8b];
/** Ways to pack that Node cannot undo; the first bytes of each, and the command that does. */
const OTHER_PACKERS = [
  { start: [0xfd, 0x37, 0x7a, 0x58, 0x5a], unpack: "unxz" },
  { start: [0x28, 0xb5, 0x2f, 0xfd], unpack: "unzstd" },
  { start: [0x42, 0x5a, 0x68], unpack: "bunzip2" },
];

async function unpacked(
  bytes: Readable,
  name: string,
  onBytes: (count: number) => void,
): Promise<AsyncIterable<Buffer>> {
  const counted = new Transform({
    highWaterMark: PIECE,
    transform(chunk: Buffer, _encoding, done) {
      onBytes(chunk.length);
      done(null, chunk);
    },
  });
  bytes.on("error", (error) => counted.destroy(error));
  bytes.pipe(counted);

  const first = await firstBytes(counted);
  const other = OTHER_PACKERS.find(({ start }) => start.every((byte, at) => first[at] === byte));
  if (other !== undefined) {
    throw new UnreadableInput("", `expected XML, gzip or JSON, got a packed file; run ${other.unpack} ${name} first`);
  }
  if (!GZIP.every((byte, at) => first[at] === byte)) return counted;
  const gunzip = createGunzip();
  counted.on("error", (error) => gunzip.destroy(error));
  return counted.pipe(gunzip);
}

/** Looks at the beginning and puts it back. */
async function firstBytes(stream: Readable): Promise<Buffer> {
  const chunk = await new Promise<Buffer | null>((done, failed) => {
    stream.once("error", failed);
    stream.once("end", () => done(null));
    stream.once("readable", () => done(stream.read() as Buffer | null));
  });
  if (chunk === null) return Buffer.alloc(0);
  stream.unshift(chunk);
  return chunk;
}

async function* readPieces(pieces: AsyncIterable<string>): AsyncGenerator<PatchListPiece> {
  let blanks = 0;
  let characters = 0;
  let json: string[] | undefined;
  let updateinfo: { readonly reader: UpdateinfoReader; readonly found: ListedPatch[] } | undefined;
  for await (const piece of pieces) {
    characters += piece.length;
    if (characters > (json === undefined ? LIST_LIMITS.characters : LIST_LIMITS.json))
      throw tooLarge(json !== undefined);
    if (updateinfo === undefined && json === undefined) {
      const start = piece.trimStart();
      blanks += piece.length - start.length;
      if (blanks > LIST_LIMITS.blanks) {
        throw new UnreadableInput(
          "",
          `expected a list, got more than ${LIST_LIMITS.blanks} whitespace characters before it`,
        );
      }
      if (start === "") continue;
      if (start.startsWith("<")) updateinfo = openUpdateinfo();
      else if (/^[[{]/.test(start)) json = [];
      else throw new UnreadableInput("", NEITHER);
    }
    // The blanks before the list count for the lines that are told.
    if (json !== undefined) json.push(piece);
    else if (updateinfo !== undefined) {
      updateinfo.reader.write(piece);
      yield { format: "updateinfo", patches: updateinfo.found.splice(0) };
    }
  }
  if (json !== undefined) {
    const { isCutOff, readServicePatches } =
      require("../../model/patch-lists/read-service-patches") as typeof import("../../model/patch-lists/read-service-patches");
    const answer = parseJson(json.join(""));
    yield { format: "service", patches: readServicePatches(answer), isCutOff: isCutOff(answer) };
    return;
  }
  if (updateinfo === undefined) throw new UnreadableInput("", NEITHER);
  updateinfo.reader.end();
  yield { format: "updateinfo", patches: updateinfo.found.splice(0) };
}

const NEITHER = "expected an updateinfo.xml or JSON of the AWS CLI";

function tooLarge(isJson: boolean): UnreadableInput {
  const most = (isJson ? LIST_LIMITS.json : LIST_LIMITS.characters) / 1024 ** 2;
  const fix = isJson ? "; ask the AWS CLI for less, by --filters" : "";
  return new UnreadableInput("", `expected at most ${most} MB, unpacked, got more${fix}`);
}

function openUpdateinfo(): { readonly reader: UpdateinfoReader; readonly found: ListedPatch[] } {
  const found: ListedPatch[] = [];
  return { reader: new UpdateinfoReader((notice) => found.push(notice)), found };
}
