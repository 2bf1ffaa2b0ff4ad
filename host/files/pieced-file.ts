import { closeSync, openSync, readSync, renameSync, rmSync, writeFileSync, writeSync } from "node:fs";
import { draftOf, foundAt, isStream, openDraft, refuseFolder, sayingWhich, settle, targetOf } from "./write-whole";

/** Bytes that are copied at once. */
const BLOCK = 1 << 20;

/**
 * A file that comes piece by piece and is written whole or not at all. Until then its pieces are on the disk without a
 * name, so that nothing stays behind, however this ends.
 */
export class PiecedFile {
  private readonly target: string;
  private readonly pieces: number;
  private isOpen = true;

  /** @throws UnwritableFile where nothing can be written there */
  constructor(
    path: string,
    private readonly shown: string,
    /** Whether it holds secrets, so that it is for its owner alone. */
    private readonly isSecret = false,
  ) {
    [this.target, this.pieces] = sayingWhich(shown, () => {
      const target = isStream(path) ? path : targetOf(path);
      refuseFolder(target);
      const spool = isStream(path) ? undefined : `${draftOf(target)}.pieces`;
      if (spool === undefined) return [target, openSync(path, "w")] as const;
      rmSync(spool, { force: true });
      const pieces = openSync(spool, "wx+", 0o600);
      rmSync(spool);
      return [target, pieces] as const;
    });
  }

  /** Nothing happens where it was dropped. @throws UnwritableFile where the disk is full */
  public append(text: string): void {
    if (this.isOpen) sayingWhich(this.shown, () => writeFileSync(this.pieces, text));
  }

  /** Takes its place. @throws UnwritableFile where it cannot */
  public finish(): void {
    if (isStream(this.target)) return;
    const draft = draftOf(this.target);
    try {
      sayingWhich(this.shown, () => {
        const before = foundAt(this.target);
        const file = openDraft(draft, before, this.isSecret);
        try {
          this.copyInto(file);
          settle(file, before, this.isSecret);
        } finally {
          closeSync(file);
        }
        renameSync(draft, this.target);
      });
    } catch (error) {
      rmSync(draft, { force: true });
      throw error;
    }
  }

  /** Lets go of it; safe to call twice. */
  public drop(): void {
    if (this.isOpen) closeSync(this.pieces);
    this.isOpen = false;
  }

  private copyInto(file: number): void {
    const block = Buffer.allocUnsafe(BLOCK);
    for (let start = 0; ; ) {
      const bytes = readSync(this.pieces, block, 0, BLOCK, start);
      if (bytes === 0) return;
      for (let written = 0; written < bytes; ) written += writeSync(file, block, written, bytes - written);
      start += bytes;
    }
  }
}
