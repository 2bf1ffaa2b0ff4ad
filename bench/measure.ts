/** The value in the middle; of an even number of values the mean of the two there. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.ceil(middle) - 1] as number) + (sorted[Math.floor(middle)] as number)) / 2;
}

/**
 * Milliseconds of processor time that a piece of work takes: what else the machine does meanwhile does not count. What
 * the work before it left behind is cleared away first.
 */
export function processorTime(work: () => void): number {
  globalThis.gc?.();
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

export interface Pair {
  readonly first: readonly number[];
  readonly second: readonly number[];
}

/**
 * Measures two pieces of work in turns, each round beginning with the other one, so that a machine that grows slower
 * or faster on the way treats both alike.
 */
export function inTurns(rounds: number, first: (round: number) => number, second: (round: number) => number): Pair {
  const times = { first: [] as number[], second: [] as number[] };
  for (let round = 0; round < rounds; round++) {
    if (round % 2 === 0) times.first.push(first(round));
    times.second.push(second(round));
    if (round % 2 === 1) times.first.push(first(round));
  }
  return times;
}

/** How many times longer the first takes than the second: the median over the rounds. */
export function ratio({ first, second }: Pair): number {
  return median(first.map((time, round) => time / (second[round] as number)));
}
