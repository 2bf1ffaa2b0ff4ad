import fc from "fast-check";
import { type ArrivalAnswer, arrival } from "../../../model/arrival/arrival";
import { lengthOf } from "../../../model/arrival/arrival-by";
import { type Span, uncountedSpans } from "../../../model/deadlines/uncounted-days";
import type { OpenRun } from "../../../model/patching/runs/open-runs";
import { DAY, days, HOUR, isMedianOf, runsOf, year } from "./given";

const QUARTER = 15 * 60_000;

const environment = fc.record({
  schedules: fc.subarray(
    [
      "cron(0 2 ? * SUN *)",
      "cron(30 1 ? * WED *)",
      "cron(0 22 ? * TUE#2 *)",
      "cron(0 3 1 * ? *)",
      "cron(15 2 28 * ? *)",
    ],
    { minLength: 1 },
  ),
  zone: fc.constantFrom("UTC", "Europe/Paris", "America/New_York", "Australia/Lord_Howe"),
  hours: fc.integer({ min: 1, max: 24 }),
  waitDays: fc.integer({ min: 0, max: 40 }),
  missedRuns: fc.integer({ min: 0, max: 2 }),
  uncounted: fc.array(fc.record({ from: fc.integer({ min: 0, max: 380 }), days: fc.integer({ min: 1, max: 60 }) }), {
    maxLength: 2,
  }),
});

function freeze(from: number, many: number) {
  const day = (place: number) => new Date(year.from + place * DAY).toISOString().slice(0, 10);
  return { from: day(from), until: day(from + many) };
}

/** Releases every quarter of an hour, each walked forward through its approval and the runs. */
function slowly(
  runs: readonly OpenRun[],
  wait: number,
  missed: number,
  { from, until, uncounted }: { from: number; until: number; uncounted: readonly Span[] },
) {
  let worst = 0;
  let worstCounted = 0;
  const lengths: number[] = [];
  let next = 0;
  for (let released = from; released < until; released += QUARTER) {
    const approved = released + wait;
    while (runs[next] !== undefined && (runs[next] as OpenRun).start <= approved) next++;
    let first = next;
    for (let left = missed; left > 0; left--) {
      const { start } = runs[first] as OpenRun;
      while (runs[first]?.start === start) first++;
    }
    const run = runs[first];
    if (run === undefined) throw new Error("expected runs enough");
    worst = Math.max(worst, run.end - released);
    const left = uncounted.reduce(
      (sum, one) => sum + Math.max(0, Math.min(run.end, one.until) - Math.max(released, one.from)),
      0,
    );
    worstCounted = Math.max(worstCounted, run.end - released - left);
    lengths.push(run.end - released);
  }
  return { worst, worstCounted, lengths };
}

const ENVIRONMENTS = Number(process.env.FUZZ ?? 300);
const SEED = process.env.FUZZ === undefined ? { seed: 20_262 } : {};

test(`${ENVIRONMENTS} random environments: the fast way and a slow walk over every quarter of an hour of a year agree`, () => {
  const known = new Map<string, readonly OpenRun[]>();
  const runsFor = (schedule: string, zone: string) => {
    const key = `${schedule} ${zone}`;
    const runs = known.get(key) ?? runsOf(schedule, 0, zone, 100);
    known.set(key, runs);
    return runs;
  };
  fc.assert(
    fc.property(environment, ({ schedules, zone, hours, waitDays, missedRuns, uncounted: drawn }) => {
      const uncounted = uncountedSpans(drawn.map(({ from, days: many }) => freeze(from, many)));
      const runs = schedules
        .flatMap((schedule) => runsFor(schedule, zone))
        .map(({ start }) => ({ start, end: start + hours * HOUR }))
        .sort((a, b) => a.start - b.start);

      const found = arrival({ ways: [{ runs, waitMs: waitDays * DAY }], missedRuns, ...year });
      const oracle = slowly(runs, waitDays * DAY, missedRuns, { ...year, uncounted });
      const counted = arrival({ ways: [{ runs, waitMs: waitDays * DAY }], missedRuns, ...year, uncounted });

      expect(found.arrives).toBe("always");
      if (found.arrives !== "always") return;
      const worst = found.worst.installed.getTime() - found.worst.released.getTime();
      // Every start here lies on a quarter of an hour, so that the walk meets the worst release itself.
      expect(worst).toBe(oracle.worst);
      expect(lengthOf(counted)).toBe(oracle.worstCounted);
      expect(isMedianOf(oracle.lengths, found.typicalMs)).toBe(true);
    }),
    { numRuns: ENVIRONMENTS, ...SEED },
  );
});

test("random environments: less delay, one window more, or one missed run less never arrives later", () => {
  const more = fc.record({
    extra: fc.constantFrom("cron(0 2 ? * FRI *)", "cron(0 5 15 * ? *)"),
    less: fc.integer({ min: 0, max: 40 }),
  });
  const extraRuns = new Map<string, readonly OpenRun[]>();
  fc.assert(
    fc.property(environment, more, ({ schedules, zone, hours, waitDays, missedRuns }, { extra, less }) => {
      const lengths = (answer: ArrivalAnswer) => days(answer) as { worst: number; typical: number };
      const of = (list: readonly string[]) =>
        list
          .flatMap((schedule) => {
            const key = `${schedule} ${zone} ${hours}`;
            const runs = extraRuns.get(key) ?? runsOf(schedule, hours, zone, 100);
            extraRuns.set(key, runs);
            return runs;
          })
          .sort((a, b) => a.start - b.start);
      const ask = (list: readonly string[], delay: number, missed: number) =>
        lengths(arrival({ ways: [{ runs: of(list), waitMs: delay * DAY }], missedRuns: missed, ...year }));

      const now = ask(schedules, waitDays, missedRuns);

      expect(ask(schedules, Math.min(less, waitDays), missedRuns).worst).toBeLessThanOrEqual(now.worst);
      expect(ask([...schedules, extra], waitDays, missedRuns).worst).toBeLessThanOrEqual(now.worst);
      expect(ask(schedules, waitDays, Math.max(0, missedRuns - 1)).worst).toBeLessThanOrEqual(now.worst);
    }),
    { numRuns: Math.ceil(Math.min(ENVIRONMENTS, 2000) / 3), ...SEED },
  );
});
