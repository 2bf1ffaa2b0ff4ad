import type { Span } from "../deadlines/uncounted-days";

/** What as many of some values are below as above. */
export function median(values: readonly number[]): number {
  const inOrder = [...values].sort((a, b) => a - b);
  const middle = (inOrder.length - 1) / 2;
  return ((inOrder[Math.floor(middle)] ?? 0) + (inOrder[Math.ceil(middle)] ?? 0)) / 2;
}

/** The same of values that lie evenly in each of some spans, as many as it is long. */
export function medianWithin(spans: readonly Span[]): number {
  const edges = spans.flatMap(({ from, until }) => [
    { at: from, more: 1 },
    { at: until, more: -1 },
  ]);
  const half = spans.reduce((sum, { from, until }) => sum + until - from, 0) / 2;
  let below = 0;
  let together = 0;
  let last = 0;
  for (const { at, more } of edges.sort((a, b) => a.at - b.at)) {
    const next = below + together * (at - last);
    if (together > 0 && next >= half) return last + (half - below) / together;
    below = next;
    together += more;
    last = at;
  }
  return last;
}
