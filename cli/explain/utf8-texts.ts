import { isAscii } from "node:buffer";
import { UnreadableInput } from "../../model/values/unreadable-input";

/**
 * Bytes that become one text. Longer ones would be large objects to the garbage collector, and several times as
 * expensive to read.
 */
const PIECE = 1 << 14;

/** Reads UTF-8 piece by piece, and takes no other text for it. */
export async function* utf8Texts(bytes: AsyncIterable<Buffer>): AsyncGenerator<string> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let isInsideCharacter = false;
  try {
    for await (const chunk of bytes) {
      for (let at = 0; at < chunk.length; at += PIECE) {
        const piece = chunk.subarray(at, at + PIECE);
        const isPlain: boolean = !isInsideCharacter && isAscii(piece);
        yield isPlain ? piece.toString("latin1") : decoder.decode(piece, { stream: true });
        // The decoder keeps the beginning of a character that the next piece goes on with.
        isInsideCharacter = !isPlain && (piece.at(-1) ?? 0) > 0x7f;
      }
    }
    yield decoder.decode();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ERR_ENCODING_INVALID_ENCODED_DATA")
      throw new UnreadableInput("", "expected text in UTF-8");
    throw error;
  }
}
