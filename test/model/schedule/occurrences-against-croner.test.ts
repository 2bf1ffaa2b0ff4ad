import { Cron } from "croner";
import fc from "fast-check";
import { writeCron } from "../../../model/schedule/grammar/cron-rewrites";
import { parseSchedule } from "../../../model/schedule/grammar/parse-schedule";
import { WEEKDAY_NAMES } from "../../../model/schedule/grammar/weekdays-and-months";
import { cases } from "../../support/attacks/full-size";
import { compute, runs } from "./compute-runs";

/** The next runs by croner, which reads AWS's six fields once it is told their dialect. */
function cronerRuns(expression: string, timezone: string, from: Date, count: number): readonly Date[] {
  const pattern = `0 ${expression.slice("cron(".length, -1)}`;
  const options = { mode: "7-part", alternativeWeekdays: true, sloppyRanges: true, timezone, paused: true } as const;
  // Its first run is after the given instant, ours may be at it.
  return new Cron(pattern, options).nextRuns(count, new Date(from.getTime() - 1000));
}

const weekday = fc.constantFrom(...WEEKDAY_NAMES);
const number = (min: number, max: number) => fc.integer({ min, max });
const list = (min: number, max: number) =>
  fc.uniqueArray(number(min, max), { minLength: 1, maxLength: 4 }).map((values) => values.join(","));
const range = (min: number, max: number) =>
  fc.tuple(number(min, max), number(min, max)).map(([a, b]) => `${Math.min(a, b)}-${Math.max(a, b)}`);
const step = (min: number, max: number) =>
  fc.tuple(number(min, max), number(1, max - 1)).map(([start, by]) => `${start}/${by}`);
const values = (min: number, max: number) => fc.oneof(list(min, max), range(min, max), step(min, max));

const dayOfMonth = fc.oneof(
  fc.constantFrom("*", "L"),
  values(1, 31),
  number(1, 31).map((day) => `${day}W`),
);
const dayOfWeek = fc.oneof(
  fc.constant("*"),
  weekday,
  fc.subarray([...WEEKDAY_NAMES], { minLength: 1 }).map((days) => days.join(",")),
  fc.tuple(weekday, number(1, 5)).map(([day, nth]) => `${day}#${nth}`),
  number(1, 7).map((day) => `${day}L`),
);
const days = fc.oneof(
  fc.record({ dayOfMonth, dayOfWeek: fc.constant("?") }),
  fc.record({ dayOfMonth: fc.constant("?"), dayOfWeek }),
);

const expressions = fc
  .record({
    minutes: number(0, 59).map(String),
    hours: fc.oneof(fc.constant("*"), values(0, 23)),
    days,
    month: fc.oneof({ weight: 3, arbitrary: fc.constant("*") }, { weight: 1, arbitrary: values(1, 12) }),
    year: fc.oneof({ weight: 3, arbitrary: fc.constant("*") }, { weight: 1, arbitrary: range(2027, 2040) }),
  })
  .map(({ days: both, ...others }) => writeCron({ ...others, ...both }))
  .filter((expression) => parseSchedule(expression).ok);

/** croner gives up a few years ahead where nothing comes; we go on to 2199. */
const SPAN_DAYS = 400;
const HORIZON = Date.UTC(2032, 0, 1);

const instants = fc
  .date({ min: new Date("2027-01-01T00:00:00Z"), max: new Date("2029-12-31T00:00:00Z"), noInvalidDate: true })
  .map((date) => new Date(Math.floor(date.getTime() / 60_000) * 60_000));

describe("our runs are those of croner", () => {
  test.each(["UTC", "Asia/Kathmandu"])("in %s, where the clocks never change", (zone) => {
    fc.assert(
      fc.property(expressions, instants, (schedule, from) => {
        const ours = compute({ schedule, scheduleTimezone: zone }, { from: from.toISOString(), count: 8 }).runs;
        const theirs = cronerRuns(schedule, zone, from, 8);

        expect(ours.map(({ instant }) => instant).filter(earlierThan(HORIZON))).toEqual(
          theirs.filter(earlierThan(HORIZON)),
        );
      }),
      { numRuns: cases(100) },
    );
  });

  // croner asks Node's own time zone data, so only zones are compared of which every Node that we support knows the same.
  test.each(["America/New_York", "Europe/Paris", "Australia/Lord_Howe", "Pacific/Chatham"])(
    "in %s, on the days on which the clocks do not change",
    (zone) => {
      const ordinary = fc.record({
        schedule: fc
          .tuple(expressions, number(4, 22))
          .map(([text, hour]) => text.replace(/^cron\((\S+) \S+/, `cron($1 ${hour}`)),
        from: instants,
      });
      fc.assert(
        fc.property(ordinary, ({ schedule, from }) => {
          fc.pre(parseSchedule(schedule).ok);
          const until = new Date(from.getTime() + SPAN_DAYS * 86_400_000);
          const ours = compute(
            { schedule, scheduleTimezone: zone },
            { from: from.toISOString(), until: until.toISOString() },
          ).runs;
          const theirs = cronerRuns(schedule, zone, from, ours.length + 1).filter(earlierThan(until.getTime()));

          expect(ours.map(({ instant }) => instant)).toEqual(theirs);
        }),
        { numRuns: cases(30) },
      );
    },
  );
});

test("a time of day that comes twice is taken once by both, the first", () => {
  const from = new Date("2027-11-07T00:00:00Z");
  const schedule = "cron(30 1 ? * SUN *)";
  const first = new Date("2027-11-07T05:30:00Z");

  expect(cronerRuns(schedule, "America/New_York", from, 2)[0]).toEqual(first);
  expect(
    compute({ schedule, scheduleTimezone: "America/New_York" }, { from: from.toISOString(), count: 1 }).runs,
  ).toMatchObject([{ instant: first, daylightSaving: "repeated" }]);
});

describe("where croner differs, and who is right", () => {
  test("a time of day that the clocks skip: neither, for AWS does not say; ours is as late as the jump is long, and flagged", () => {
    const from = new Date("2027-03-14T00:00:00Z");
    const schedule = "cron(30 2 ? * SUN *)";

    expect(cronerRuns(schedule, "America/New_York", from, 1)).toEqual([new Date("2027-03-14T07:00:00Z")]);
    expect(
      compute({ schedule, scheduleTimezone: "America/New_York" }, { from: from.toISOString(), count: 1 }).runs,
    ).toMatchObject([{ instant: new Date("2027-03-14T07:30:00Z"), daylightSaving: "skipped" }]);
  });

  test("an offset: ours, for AWS keeps the time of day; croner counts 24 hours a day", () => {
    const from = "2027-03-10T00:00:00Z";
    const options = { mode: "7-part", alternativeWeekdays: true, timezone: "America/New_York", paused: true } as const;
    const theirs = new Cron("0 0 9 ? * TUE#2 *", { ...options, dayOffset: 5 }).nextRun(
      new Date("2027-03-09T00:00:00Z"),
    );

    expect(theirs).toEqual(new Date("2027-03-14T14:00:00Z"));
    expect(
      runs(
        { schedule: "cron(0 9 ? * TUE#2 *)", scheduleOffset: 5, scheduleTimezone: "America/New_York" },
        { from, count: 1 },
      ),
    ).toEqual(["2027-03-14T09:00-04:00"]);
  });

  test("both days given: ours, for AWS demands a ? in one; croner runs on either", () => {
    const from = new Date("2027-01-01T00:00:00Z");

    expect(cronerRuns("cron(0 2 15 * MON *)", "UTC", from, 3)).toEqual([
      new Date("2027-01-04T02:00:00Z"),
      new Date("2027-01-11T02:00:00Z"),
      new Date("2027-01-15T02:00:00Z"),
    ]);
    expect(parseSchedule("cron(0 2 15 * MON *)")).toMatchObject({ ok: false, problems: [{ kind: "both-days" }] });
  });

  test("a list with #: ours, which refuses what AWS does not document; croner runs each Monday and the second Wednesday", () => {
    const from = new Date("2027-01-01T00:00:00Z");

    expect(cronerRuns("cron(0 2 ? * MON,WED#2 *)", "UTC", from, 3)).toEqual([
      new Date("2027-01-04T02:00:00Z"),
      new Date("2027-01-11T02:00:00Z"),
      new Date("2027-01-13T02:00:00Z"),
    ]);
    expect(parseSchedule("cron(0 2 ? * MON,WED#2 *)")).toMatchObject({
      ok: false,
      problems: [{ kind: "special-misplaced" }],
    });
  });
});

function earlierThan(end: number): (instant: Date) => boolean {
  return (instant) => instant.getTime() < end;
}
