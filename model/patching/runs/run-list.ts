import type { Occurrence } from "../../schedule/runs/occurrences";

/** The runs of one schedule in order, computed as far as somebody asked. */
export class RunList {
  private readonly known: Occurrence[] = [];
  private readonly rest: Iterator<Occurrence>;

  constructor(runs: Iterable<Occurrence>) {
    this.rest = runs[Symbol.iterator]();
  }

  /** The first run that begins after a moment, itself excluded; the same object each time. */
  public firstAfter(moment: number): Occurrence | undefined {
    while ((this.known.at(-1)?.instant.getTime() ?? Number.NEGATIVE_INFINITY) <= moment) {
      if (!this.computeOneMore()) return undefined;
    }
    return this.known[firstIndex(this.known, ({ instant }) => instant.getTime() > moment)];
  }

  /** The first so many runs. */
  public take(count: number): readonly Occurrence[] {
    while (this.known.length < count && this.computeOneMore());
    return this.known.slice(0, count);
  }

  /** The runs before a moment, at most so many. */
  public before(moment: number, most: number): readonly Occurrence[] {
    while (
      this.known.length < most &&
      (this.known.at(-1)?.instant.getTime() ?? Number.NEGATIVE_INFINITY) < moment &&
      this.computeOneMore()
    );
    const end = firstIndex(this.known, ({ instant }) => instant.getTime() >= moment);
    return this.known.slice(0, Math.min(end, most));
  }

  private computeOneMore(): boolean {
    const next = this.rest.next();
    if (!next.done) this.known.push(next.value);
    return !next.done;
  }
}

/** The first place at which a condition holds, of a list in which it holds from some place on. */
function firstIndex<T>(list: readonly T[], holds: (entry: T) => boolean): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(list[middle] as T)) high = middle;
    else low = middle + 1;
  }
  return low;
}
