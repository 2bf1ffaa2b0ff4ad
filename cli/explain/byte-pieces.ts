/** Bytes that go out at once. */
const PIECE = 1 << 17;

/** Gathers what is to go out, so that it does in few pieces, and that UTF-8 need not become text once more. */
export class BytePieces {
  private readonly whole: Buffer[] = [];
  private open = Buffer.allocUnsafe(PIECE);
  private length = 0;

  /** Takes a copy: bytes need hold no longer than the call. */
  public add(text: string | Buffer): void {
    const bytes = typeof text === "string" ? Buffer.from(text) : text;
    if (this.length + bytes.length > PIECE) this.close();
    if (bytes.length > PIECE) this.whole.push(Buffer.from(bytes));
    else this.length += bytes.copy(this.open, this.length);
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
