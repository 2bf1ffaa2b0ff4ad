import { randomUUID } from "node:crypto";
import { closeSync, openSync, readSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { noRoomFor } from "../../host/files/temporary-folder";
import { WIDEST } from "./byte-pieces";
import type { RowParts } from "./row-format";

/** Where a row stands in the spool, and how many bytes long each part of it is: numbers only, for there are many. */
export interface Place {
  readonly start: number;
  readonly before: number;
  readonly middle: number;
  readonly after: number;
}

/** Bytes that go to the disk at once. */
const PIECE = 1 << 20;
/** Bytes that come from the disk at once: rows that are read one after the other stand close together. */
const BLOCK = 1 << 15;

/** Keeps rows on the disk until all of them are known, so that their number costs next to no memory. */
export class RowSpool {
  private readonly file: number;
  private readonly pending = Buffer.allocUnsafe(PIECE);
  private pendingBytes = 0;
  private written = 0;
  /** What was read last, and where it begins and ends in the spool. */
  private block = Buffer.allocUnsafe(BLOCK);
  private blockStart = 0;
  private blockEnd = 0;

  /** @throws UnwritableFile where no temporary file can be made */
  constructor(private readonly folder = tmpdir()) {
    const path = join(folder, `cdktf-patch-${randomUUID()}`);
    this.file = this.onDisk(() => openSync(path, "wx+", 0o600));
    // It needs no name any more: nothing stays behind, however this ends.
    rmSync(path, { force: true });
  }

  /** @throws UnwritableFile where the disk is full */
  public add([before, middle, after]: RowParts): Place {
    const start = this.written + this.pendingBytes;
    const row = before + middle + after;
    const bytes = this.append(row);
    if (bytes === row.length) return { start, before: before.length, middle: middle.length, after: after.length };
    const [ofBefore, ofMiddle] = [Buffer.byteLength(before), Buffer.byteLength(middle)];
    return { start, before: ofBefore, middle: ofMiddle, after: bytes - ofBefore - ofMiddle };
  }

  /** A row that was added, in UTF-8. It holds until the next one is read. */
  public read({ start, before, middle, after }: Place): Buffer {
    return this.bytesAt(start, before + middle + after);
  }

  public close(): void {
    closeSync(this.file);
  }

  /** Bytes of the spool: from what was read last, if they are there. They hold until the next ones are read. */
  private bytesAt(start: number, length: number): Buffer {
    this.flush();
    if (start < this.blockStart || start + length > this.blockEnd) this.readBlock(start, length);
    return this.block.subarray(start - this.blockStart, start - this.blockStart + length);
  }

  /** Reads some bytes and what is around them, more of it on the side to which the reader goes. */
  private readBlock(start: number, length: number): void {
    const behind = start >= this.blockStart ? BLOCK / 4 : (BLOCK * 3) / 4;
    this.blockStart = Math.max(0, start - behind);
    this.blockEnd = Math.min(this.written, Math.max(start + length, this.blockStart + BLOCK));
    const size = this.blockEnd - this.blockStart;
    if (size > this.block.length) this.block = Buffer.allocUnsafe(size);
    for (let done = 0; done < size; ) {
      const count = readSync(this.file, this.block, done, size - done, this.blockStart + done);
      if (count === 0) throw new Error("the temporary file is shorter than what was written to it");
      done += count;
    }
  }

  private append(text: string): number {
    if (text.length * WIDEST > PIECE - this.pendingBytes) this.flush();
    if (text.length * WIDEST > PIECE) {
      const bytes = Buffer.from(text);
      this.write(bytes);
      return bytes.length;
    }
    const length = this.pending.write(text, this.pendingBytes);
    this.pendingBytes += length;
    return length;
  }

  private flush(): void {
    if (this.pendingBytes === 0) return;
    this.write(this.pending.subarray(0, this.pendingBytes));
    this.pendingBytes = 0;
  }

  private write(bytes: Buffer): void {
    for (let done = 0; done < bytes.length; ) {
      done += this.onDisk(() => writeSync(this.file, bytes, done, bytes.length - done, this.written + done));
    }
    this.written += bytes.length;
  }

  private onDisk<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      throw noRoomFor("a temporary file", this.folder, error);
    }
  }
}
