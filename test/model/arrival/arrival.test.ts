import { arrival } from "../../../model/arrival/arrival";
import type { OpenRun } from "../../../model/patching/runs/open-runs";
import { DAY, days, runsOf, year } from "./given";

test("a weekly window of four hours and AWS's own delay of 7 days take 14 days and 4 hours", () => {
  const runs = runsOf("cron(0 2 ? * SUN *)", 4);

  expect(days(arrival({ ways: [{ runs, waitMs: 7 * DAY }], ...year }))).toMatchObject({ worst: 14 + 4 / 24 });
});

test("without a delay the worst is a whole week and the run, and the median half a week and the run", () => {
  const from = Date.parse("2026-11-29T02:00:00Z");
  const runs = runsOf("cron(0 2 ? * SUN *)", 3);

  const found = days(arrival({ ways: [{ runs, waitMs: 0 }], from, until: from + 52 * 7 * DAY })) as { typical: number };

  expect(found).toMatchObject({ worst: 7 + 3 / 24 });
  expect(found.typical).toBeCloseTo(3.5 + 3 / 24, 6);
});

test("a third Tuesday leaves gaps of 35 days", () => {
  expect(days(arrival({ ways: [{ runs: runsOf("cron(0 2 ? * TUE#3 *)", 4), waitMs: 0 }], ...year }))).toMatchObject({
    worst: 35 + 4 / 24,
  });
});

test("a release for which no run is left is never installed", () => {
  const runs = runsOf("cron(0 2 ? * SUN *)", 3, "UTC", 10);

  expect(arrival({ ways: [{ runs, waitMs: 0 }], ...year })).toEqual({
    arrives: "never",
    released: new Date(runs.at(-1)?.start ?? 0),
    because: "no run begins after its approval",
  });
});

test("less delay never arrives later, and a window more never does", () => {
  const sunday = runsOf("cron(0 2 ? * SUN *)", 3);
  const both = [...sunday, ...runsOf("cron(0 2 ? * WED *)", 3)].sort((a, b) => a.start - b.start);
  const worst = (runs: readonly OpenRun[], delay: number) =>
    (days(arrival({ ways: [{ runs, waitMs: delay * DAY }], ...year })) as { worst: number }).worst;

  for (let delay = 1; delay <= 21; delay++) {
    expect(worst(sunday, delay - 1)).toBeLessThanOrEqual(worst(sunday, delay));
    expect(worst(both, delay)).toBeLessThanOrEqual(worst(sunday, delay));
  }
});

test("typical is the median: as many releases take longer as take less", () => {
  // After gaps of 21, 9, 3.5 and 3.5 days; some wait for weeks, and pull a mean of 7.4 days up.
  const runs = [21, 30, 33.5, 37].map((day) => ({ start: day * DAY, end: day * DAY }));
  const typical = (releases?: readonly number[]) => {
    const known = releases === undefined ? {} : { releases: releases.map((day) => day * DAY) };
    const found = arrival({ ways: [{ runs, waitMs: 0 }], from: 0, until: 37 * DAY - 1, ...known });
    return (days(found) as { typical: number }).typical;
  };

  // 4 × 3.5 days of release take at most 3.5, and 2 × 2.25 further ones at most 5.75: half of 37.
  expect(typical()).toBeCloseTo(5.75, 6);
  expect(typical([1, 2, 29, 33, 36])).toBe(1);
  expect(typical([1, 22, 33, 33.5])).toBe((3.5 + 8) / 2);
});

test("over known days of release each is walked", () => {
  const releases = ["2026-12-08T18:00:00Z", "2027-01-12T18:00:00Z"].map((text) => Date.parse(text));
  const runs = runsOf("cron(0 2 ? * SUN *)", 3);

  expect(days(arrival({ ways: [{ runs, waitMs: 0 }], ...year, releases }))).toEqual({
    worst: 4 + 11 / 24,
    typical: 4 + 11 / 24,
  });
});
