/** What stands for what in two plans: each text has one partner in the other plan, and is the partner of that alone. */
export class Partners {
  private readonly there = new Map<string, string>();
  private readonly back = new Map<string, string>();

  /** Makes two texts partners; false where one of them has another partner. */
  public pair(one: string, other: string): boolean {
    if (this.there.has(one) || this.back.has(other)) return this.there.get(one) === other;
    this.there.set(one, other);
    this.back.set(other, one);
    return true;
  }

  /** Whether two texts mean the same: partners, or one text that nobody has for a partner. */
  public areOne(one: string, other: string): boolean {
    if (this.there.has(one) || this.back.has(other)) return this.there.get(one) === other;
    return one === other;
  }

  /** What stands for a text in the other plan: its partner, else itself. */
  public of(one: string): string {
    return this.there.get(one) ?? one;
  }

  /** Those that are not their own partners. */
  public get renamed(): readonly (readonly [one: string, other: string])[] {
    return [...this.there].filter(([one, other]) => one !== other);
  }
}
