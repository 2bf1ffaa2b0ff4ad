import fc from "fast-check";
import { gapBetween, type ReachingOfKinds } from "../../../model/arrival/gap-between";
import type { Reaching } from "../../../model/arrival/reaching";
import type { OpenRun } from "../../../model/patching/runs/open-runs";
import { cases } from "../../support/attacks/full-size";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const QUARTER = HOUR / 4;
const FROM = Date.parse("2026-11-23T00:00:00Z");
const UNTIL = FROM + 21 * DAY;

/** Runs at whole quarters of an hour, for longer than releases are looked at. */
function runsEvery(days: number, firstQuarter: number, hours: number): readonly OpenRun[] {
  const starts = Array.from(
    { length: Math.ceil(80 / days) },
    (_, index) => FROM + firstQuarter * QUARTER + index * days * DAY,
  );
  return starts.map((start) => ({ start, end: start + hours * HOUR }));
}

const reaching: fc.Arbitrary<Reaching> = fc
  .record({
    days: fc.integer({ min: 1, max: 9 }),
    first: fc.integer({ min: 0, max: 200 }),
    hours: fc.integer({ min: 1, max: 12 }),
    wait: fc.integer({ min: 0, max: 10 }),
  })
  .map(({ days, first, hours, wait }) => ({ runs: runsEvery(days, first, hours), waitMs: wait * DAY }));

/** Kinds of patches, each by one or two ways. */
const kinds: fc.Arbitrary<ReachingOfKinds> = fc.array(fc.array(reaching, { minLength: 1, maxLength: 2 }), {
  minLength: 1,
  maxLength: 2,
});

/** Each quarter of an hour walked forward, with no thought. */
function walked(before: readonly ReachingOfKinds[], behind: ReachingOfKinds) {
  const first = ({ runs, waitMs }: Reaching, released: number) =>
    runs.find(({ start }) => start > released + waitMs)?.end ?? Number.NaN;
  const done = (all: ReachingOfKinds, released: number) =>
    Math.max(...all.map((ways) => Math.min(...ways.map((way) => first(way, released)))));
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  for (let released = FROM; released < UNTIL; released += QUARTER) {
    const gap = done(behind, released) - Math.max(...before.map((one) => done(one, released)));
    least = Math.min(least, gap);
    most = Math.max(most, gap);
  }
  return { leastMs: least, mostMs: most };
}

test("the days from ring to ring are those of every release, walked one by one", () => {
  fc.assert(
    fc.property(fc.array(kinds, { minLength: 1, maxLength: 3 }), kinds, (before, behind) => {
      expect(gapBetween(before, behind, { from: FROM, until: UNTIL })).toEqual(walked(before, behind));
    }),
    { numRuns: cases(200) },
  );
});

test("over known days of release these alone count", () => {
  const before = { runs: runsEvery(7, 0, 3), waitMs: 0 };
  const behind = { runs: runsEvery(7, 96 * 3, 3), waitMs: 0 };
  const at = (day: number) => FROM + day * DAY + HOUR;

  expect(gapBetween([[[before]]], [[behind]], { from: FROM, until: UNTIL })).toEqual({
    leastMs: -4 * DAY,
    mostMs: 3 * DAY,
  });
  expect(gapBetween([[[before]]], [[behind]], { from: FROM, until: UNTIL, releases: [at(3)] })).toEqual({
    leastMs: 3 * DAY,
    mostMs: 3 * DAY,
  });
});

test("where nodes never have a patch there is no number", () => {
  const some = { runs: runsEvery(7, 0, 3), waitMs: 0 };

  expect(gapBetween([[[some]]], [[{ runs: [], waitMs: 0 }]], { from: FROM, until: UNTIL })).toBeUndefined();
  expect(gapBetween([[[{ runs: [], waitMs: 0 }]]], [[some]], { from: FROM, until: UNTIL })).toBeUndefined();
  expect(gapBetween([[[some]]], [[some]], { from: FROM, until: UNTIL, releases: [] })).toBeUndefined();
});
