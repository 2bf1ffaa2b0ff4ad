/**
 * A value in which texts are to be renamed, again and again in other ways. What holds none of them stays the value that
 * it is.
 */
export class RenamedValues<Value extends object> {
  private readonly holding = new Set<object>();

  /** @param isRenamed - whether a text may be another one */
  constructor(
    private readonly value: Value,
    private readonly isRenamed: (text: string) => boolean,
  ) {
    this.holds(value);
  }

  /** With other texts. */
  public by(rename: (text: string) => string): Value {
    return this.copy(this.value, rename) as Value;
  }

  private copy(value: unknown, rename: (text: string) => string): unknown {
    if (typeof value === "string") return rename(value);
    if (typeof value !== "object" || value === null || !this.holding.has(value)) return value;
    if (Array.isArray(value)) return value.map((entry) => this.copy(entry, rename));
    const copy: Record<string, unknown> = { ...value };
    for (const name in copy) copy[name] = this.copy(copy[name], rename);
    return copy;
  }

  private holds(value: unknown): boolean {
    if (typeof value === "string") return this.isRenamed(value);
    if (typeof value !== "object" || value === null) return false;
    // Each entry is looked at, whatever was found in those before it.
    const isHolding = Object.values(value).filter((entry) => this.holds(entry)).length > 0;
    if (isHolding) this.holding.add(value);
    return isHolding;
  }
}
