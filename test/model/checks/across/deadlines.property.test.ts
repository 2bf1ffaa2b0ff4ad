import fc from "fast-check";
import type { UncountedDays } from "../../../../model/deadlines/uncounted-days";
import { zonedMoment } from "../../../../model/explain/when/zoned-moment";
import { deadlineOf, type Given, installing, said, TODAY } from "./given";

const RUNS = Number(process.env.FUZZ ?? 40);
const SEED = process.env.FUZZ === undefined ? { seed: 20_263 } : {};
const HOUR = 3_600_000;

interface Schedule {
  readonly schedule: string;
  readonly scheduleTimezone: string;
  readonly duration: number;
  readonly startDate?: string;
  readonly endDate?: string;
}

interface Drawn {
  readonly window: Schedule;
  readonly delay: number;
  readonly days: number;
  readonly missed: number;
  readonly exceptDuring?: readonly UncountedDays[];
}

const drawn: fc.Arbitrary<Drawn> = fc.record({
  window: fc.record({
    schedule: fc.constantFrom(
      "cron(0 2 ? * SUN *)",
      "cron(30 22 ? * WED *)",
      "cron(0 2 ? * TUE#3 *)",
      "cron(15 3 1 * ? *)",
      "cron(0 4 * * ? *)",
    ),
    scheduleTimezone: fc.constantFrom("Asia/Seoul", "Europe/Paris", "America/New_York", "UTC"),
    duration: fc.integer({ min: 2, max: 12 }),
  }),
  delay: fc.integer({ min: 0, max: 30 }),
  days: fc.integer({ min: 1, max: 45 }),
  missed: fc.integer({ min: 0, max: 1 }),
});

function given(
  { window, delay, days, missed, exceptDuring }: Drawn,
  more: Readonly<Record<string, Schedule>> = {},
): Given {
  const deadline = deadlineOf({ Critical: days, tolerateMissedRuns: missed, exceptDuring });
  const windows = Object.entries({ First: window, ...more }).map(([key, one]) => [
    key,
    installing("web", { name: key.toLowerCase(), ...one }),
  ]);
  return {
    baselines: { Base: { approvalRules: [{ approveAfterDays: delay }] } },
    groups: { web: { patchWithin: deadline } },
    windows: Object.fromEntries(windows),
  };
}

const MESSAGE =
  /released \w{3} (\S+) (\S+) (\S+) is on every node by \w{3} (\S+) (\S+?)(?: where it misses 1 run)?, (\S+) days later, expected at most (\d+)[ :]/;
const DAYS: Readonly<Record<string, string>> = {
  Sunday: "SUN",
  Monday: "MON",
  Tuesday: "TUE",
  Wednesday: "WED",
  Thursday: "THU",
  Friday: "FRI",
  Saturday: "SAT",
};

/** A window that the message names, made from its words and the window that there is. */
function windowOf(text: string, { schedule, ...rest }: Schedule): Schedule {
  const at = /^cron\((\d+ \d+) /.exec(schedule)?.[1];
  const day = /(?:every|on) (\w+day)/.exec(text)?.[1];
  return { ...rest, schedule: day === undefined ? `cron(${at} * * ? *)` : `cron(${at} ? * ${DAYS[day]} *)` };
}

test("each fix of a deadline that breaks in a freeze keeps it, whatever the delay, the days and the freeze are", () => {
  const FREEZE = /exceptDuring: \[\{ from: "(\S+)", until: "(\S+)" \}\]/;
  let told = 0;
  fc.assert(
    fc.property(drawn, fc.integer({ min: 10, max: 60 }), fc.integer({ min: 0, max: 90 }), (one, length, after) => {
      const day = (place: number) =>
        `${new Date(TODAY.getTime() + place * 24 * HOUR).toISOString().slice(0, 10)}T00:00:00Z`;
      const before = { ...one.window, endDate: day(30 + after) };
      const later = { ...one.window, startDate: day(30 + after + length) };
      const asked = { ...one, window: before };
      const [text] = said("PM830", given(asked, { Later: later }));
      const [, from, until] = FREEZE.exec(text ?? "") ?? [];
      if (text === undefined || from === undefined || until === undefined) return;
      told += 1;
      const delay = Number(/→ approveAfterDays (\d+) would do/.exec(text)?.[1] ?? one.delay);
      const mended = given({ ...asked, delay, exceptDuring: [{ from, until }] }, { Later: later });
      expect([text, said("PM830", mended)]).toEqual([text, []]);
    }),
    { numRuns: RUNS * 2, ...SEED },
  );

  expect(told).toBeGreaterThan(RUNS / 4);
});

test("every number in a message follows from its own words, and each way out keeps the deadline, and no longer delay does", () => {
  let told = 0;
  fc.assert(
    fc.property(drawn, (one) => {
      const [text] = said("PM830", given(one));
      if (text === undefined) return;
      told += 1;
      const [, fromDay, fromTime, zone, byDay, byTime, days, most] = MESSAGE.exec(text) ?? [];
      const released = zonedMoment(`${fromDay}T${fromTime}[${zone}]`).getTime();
      const installed = zonedMoment(`${byDay}T${byTime}[${zone}]`).getTime();
      const exact = (installed - released) / (24 * HOUR);
      expect(Number(days)).toBe(Math.ceil(exact * 10 - 1e-6) / 10);
      expect(Number(most)).toBe(one.days);
      expect(exact).toBeGreaterThan(one.days);

      const fix = /→ (.*)$/.exec(text)?.[1] ?? "";
      for (const way of fix.replace("approveAfterDays ", "").replace(" would do", "").split(", or ")) {
        if (way.startsWith("allow")) {
          const kept = Number(/allow (\d+) day/.exec(way)?.[1]);
          expect(said("PM830", given({ ...one, days: kept }))).toEqual([]);
          expect(said("PM830", given({ ...one, days: kept - 1 }))).toHaveLength(1);
          return;
        }
        const delay = /^\d+/.exec(way)?.[0];
        const more: Readonly<Record<string, Schedule>> = way.includes("window")
          ? { Second: windowOf(way, one.window) }
          : {};
        const mended = { ...one, delay: delay === undefined ? one.delay : Number(delay) };
        expect([way, said("PM830", given(mended, more))]).toEqual([way, []]);
        // One day more would not do, or the delay may stay as it is.
        if (delay !== undefined) {
          expect([way, said("PM830", given({ ...mended, delay: mended.delay + 1 }, more)).length]).toEqual([way, 1]);
        }
      }
    }),
    { numRuns: RUNS, ...SEED },
  );

  expect(told).toBeGreaterThan(RUNS / 2);
});
