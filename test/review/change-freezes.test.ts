import { toldOf } from "./changed-plans";
import { ENDED, frozen, type Parts, thawed } from "./given-freezes";

// A change freeze parts a window in two: changed-examples.ts has what a reviewer reads of the plans.

test("says of two windows that adjoin which one takes over", () => {
  expect(toldOf(frozen({ window: { start_date: ENDED } }).review())).toEqual([
    "runs no more after: Mon 2026-12-14 Asia/Seoul, was not set, then by sunday-from-2027-01-04; " +
      "3 runs are left, the first Sun 2026-11-29 02:00 Asia/Seoul (low)",
  ]);
});

test.each<[string, Parts]>([
  ["runs at another time", { window: { schedule: "cron(0 3 ? * SUN *)" } }],
  ["is disabled", { window: { enabled: false } }],
  ["begins before the end", { window: { start_date: "2026-12-01T00:00:00Z" } }],
  ["works on more nodes at once", { task: { max_concurrency: "100%" } }],
])("a window ends for good where the other one %s", (_, parts) => {
  expect(toldOf(frozen(parts).review())).toEqual([expect.stringMatching(/^runs no more after.*\(high\)$/)]);
});

test("a deleted window weighs what it did where the other one does not open whenever it would", () => {
  const risks = (parts: Parts) =>
    thawed(parts)
      .review()
      .stacks.flatMap(({ changes }) => changes.map(({ risk }) => risk));

  expect(risks({})).toEqual(["low", "low", "low", "medium"]);
  expect(risks({ window: { schedule: "cron(0 3 ? * SUN *)" } })).toContain("high");
});
