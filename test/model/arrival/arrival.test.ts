import fc from "fast-check";
import { type ArrivalAnswer, arrival } from "../../../model/arrival/arrival";
import type { OpenRun } from "../../../model/arrival/open-runs";
import { occurrences } from "../../../model/schedule/runs/occurrences";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const QUARTER = 15 * 60_000;
const FROM = Date.parse("2026-11-23T00:00:00Z");

const days = (answer: ArrivalAnswer) =>
  answer.arrives === "always"
    ? {
        worst: (answer.worst.installed.getTime() - answer.worst.released.getTime()) / DAY,
        typical: answer.typicalMs / DAY,
      }
    : answer.because;

const runsOf = (schedule: string, hours: number, scheduleTimezone = "UTC", count = 200): readonly OpenRun[] => {
  const found = occurrences({ schedule, scheduleTimezone }, { from: new Date(FROM), count });
  if (!found.computable) throw new Error("expected a schedule that can be computed");
  return [...found.runs].map(({ instant }) => ({ start: instant.getTime(), end: instant.getTime() + hours * HOUR }));
};

const year = { from: FROM, until: FROM + 365 * DAY };

test("a weekly window of four hours and AWS's own delay of 7 days take 14 days and 4 hours", () => {
  const runs = runsOf("cron(0 2 ? * SUN *)", 4);

  expect(days(arrival({ runs, waitMs: 7 * DAY, ...year }))).toMatchObject({ worst: 14 + 4 / 24 });
});

test("without a delay the worst is a whole week and the run, and the mean half a week and the run", () => {
  const from = Date.parse("2026-11-29T02:00:00Z");
  const runs = runsOf("cron(0 2 ? * SUN *)", 3);

  const found = days(arrival({ runs, waitMs: 0, from, until: from + 52 * 7 * DAY })) as { typical: number };

  expect(found).toMatchObject({ worst: 7 + 3 / 24 });
  expect(found.typical).toBeCloseTo(3.5 + 3 / 24, 6);
});

test("a third Tuesday leaves gaps of 35 days", () => {
  expect(days(arrival({ runs: runsOf("cron(0 2 ? * TUE#3 *)", 4), waitMs: 0, ...year }))).toMatchObject({
    worst: 35 + 4 / 24,
  });
});

test("a release for which no run is left is never installed", () => {
  const runs = runsOf("cron(0 2 ? * SUN *)", 3, "UTC", 10);

  expect(arrival({ runs, waitMs: 0, ...year })).toEqual({
    arrives: "never",
    released: new Date(runs.at(-1)?.start ?? 0),
    because: "no run begins after its approval",
  });
});

const environment = fc.record({
  schedules: fc.subarray(
    ["cron(0 2 ? * SUN *)", "cron(30 1 ? * WED *)", "cron(0 22 ? * TUE#2 *)", "cron(0 3 1 * ? *)"],
    { minLength: 1 },
  ),
  zone: fc.constantFrom("UTC", "Europe/Paris", "America/New_York"),
  hours: fc.integer({ min: 1, max: 24 }),
  waitDays: fc.integer({ min: 0, max: 20 }),
});

/** Releases every quarter of an hour, each walked forward through its approval and the runs. */
function slowly(runs: readonly OpenRun[], wait: number, from: number, until: number) {
  let worst = 0;
  let sum = 0;
  let count = 0;
  for (let released = from; released < until; released += QUARTER) {
    const run = runs.find(({ start }) => start > released + wait);
    if (run === undefined) throw new Error("expected runs enough");
    worst = Math.max(worst, run.end - released);
    sum += run.end - released;
    count++;
  }
  return { worst, mean: sum / count };
}

const ENVIRONMENTS = Number(process.env.FUZZ ?? 300);
const SEED = process.env.FUZZ === undefined ? { seed: 20_262 } : {};
/** Over a change of the clocks in each of the zones. */
const SPRING = { from: Date.parse("2027-02-20T00:00:00Z"), until: Date.parse("2027-04-20T00:00:00Z") };

test(`${ENVIRONMENTS} random environments: the fast way and a slow walk over every quarter of an hour agree`, () => {
  const known = new Map<string, readonly OpenRun[]>();
  const runsFor = (schedule: string, zone: string) => {
    const key = `${schedule} ${zone}`;
    const runs = known.get(key) ?? runsOf(schedule, 0, zone, 120);
    known.set(key, runs);
    return runs;
  };
  fc.assert(
    fc.property(environment, ({ schedules, zone, hours, waitDays }) => {
      const runs = schedules
        .flatMap((schedule) => runsFor(schedule, zone))
        .map(({ start }) => ({ start, end: start + hours * HOUR }))
        .filter(({ start }) => start > SPRING.from - DAY && start < SPRING.until + 80 * DAY)
        .sort((a, b) => a.start - b.start);

      const found = arrival({ runs, waitMs: waitDays * DAY, ...SPRING });
      const oracle = slowly(runs, waitDays * DAY, SPRING.from, SPRING.until);

      expect(found.arrives).toBe("always");
      if (found.arrives !== "always") return;
      const worst = found.worst.installed.getTime() - found.worst.released.getTime();
      // Every start here lies on a quarter of an hour, so that the walk meets the worst release itself.
      expect(worst).toBe(oracle.worst);
      expect(Math.abs(found.typicalMs - oracle.mean)).toBeLessThanOrEqual(QUARTER);
    }),
    { numRuns: ENVIRONMENTS, ...SEED },
  );
});

test("less delay never arrives later, and a window more never does", () => {
  const sunday = runsOf("cron(0 2 ? * SUN *)", 3);
  const both = [...sunday, ...runsOf("cron(0 2 ? * WED *)", 3)].sort((a, b) => a.start - b.start);
  const worst = (runs: readonly OpenRun[], delay: number) =>
    (days(arrival({ runs, waitMs: delay * DAY, ...year })) as { worst: number }).worst;

  for (let delay = 1; delay <= 21; delay++) {
    expect(worst(sunday, delay - 1)).toBeLessThanOrEqual(worst(sunday, delay));
    expect(worst(both, delay)).toBeLessThanOrEqual(worst(sunday, delay));
  }
});

test("over known days of release each is walked", () => {
  const releases = ["2026-12-08T18:00:00Z", "2027-01-12T18:00:00Z"].map((text) => Date.parse(text));
  const runs = runsOf("cron(0 2 ? * SUN *)", 3);

  expect(days(arrival({ runs, waitMs: 0, ...year, releases }))).toEqual({
    worst: 4 + 11 / 24,
    typical: 4 + 11 / 24,
  });
});
