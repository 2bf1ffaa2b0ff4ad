/** Counts characters, so that a text stays within what a reader takes. */
export class TextBudget {
  constructor(private left: number) {}

  /** Whether a line fits; if so it is counted. */
  public take(line: string): boolean {
    const needed = line.length + 1;
    if (needed > this.left) return false;
    this.left -= needed;
    return true;
  }

  /** The first lines that fit. */
  public fitting(lines: readonly string[]): readonly string[] {
    const place = lines.findIndex((line) => !this.take(line));
    return place === -1 ? lines : lines.slice(0, place);
  }
}
