/** Bytes that go out at once. */
const PIECE = 1 << 17;
/** The most bytes that a UTF-16 unit takes in UTF-8. */
export const WIDEST = 3;

/** Gathers what is to go out, so that it does in few pieces, and that UTF-8 need not become text once more. */
export class BytePieces {
  private readonly whole: Buffer[] = [];
  private open = Buffer.allocUnsafe(PIECE);
  private length = 0;

  /** Takes a copy: bytes need hold no longer than the call. */
  public add(bytes: Buffer, from = 0, to = bytes.length): void {
    if (this.length + to - from > PIECE) this.close();
    if (to - from > PIECE) this.whole.push(Buffer.from(bytes.subarray(from, to)));
    else this.length += bytes.copy(this.open, this.length, from, to);
  }

  public addText(text: string): void {
    if (this.length + text.length * WIDEST > PIECE) this.add(Buffer.from(text));
    else this.length += this.open.write(text, this.length);
  }

  /** Whether a piece is whole by now. */
  public get hasWhole(): boolean {
    return this.whole.length > 0;
  }

  /** The pieces that are whole by now, each once. */
  public take(): readonly Buffer[] {
    return this.whole.splice(0);
  }

  /** The piece that was begun is whole as it is. */
  public close(): void {
    if (this.length === 0) return;
    this.whole.push(this.open.subarray(0, this.length));
    // What was handed over may not have been written yet.
    this.open = Buffer.allocUnsafe(PIECE);
    this.length = 0;
  }
}
