import { isDeepStrictEqual } from "node:util";
import type { Parameters } from "fast-check";

const ASKED = process.env.FUZZ;

/** Cases in all: 1,500 with the other tests; the lanes and `npm run test:fuzz` for more. */
export const CASES = ASKED === undefined ? 1500 : 100 * Number(ASKED);

/** So many of them. */
export function runs<T>(share: number): Parameters<T> {
  return { numRuns: Math.ceil(CASES * share) };
}

/** One of thousands of cases. Jest is asked only when it has something to tell: it takes longer than what is tested. */
export function expectEqual(found: unknown, expected: unknown): void {
  if (!isDeepStrictEqual(found, expected)) expect(found).toEqual(expected);
}

const counts: [what: string, count: number][] = [];

export function counted(what: string, count: number): void {
  counts.push([what, count]);
}

/** One visible line for each count, as a test's report shows nothing of what it drew. */
export function printCounts(): void {
  const lines = counts.map(([what, count]) => `  ${count.toLocaleString("en-US").padStart(9)} ${what}`);
  process.stdout.write(`${lines.join("\n")}\n`);
}
