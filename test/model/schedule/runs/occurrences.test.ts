import type { WindowTiming } from "../../../../model/schedule/grammar/window-timing";
import { occurrences } from "../../../../model/schedule/runs/occurrences";
import { compute, runs } from "../compute-runs";

test("a run tells its instant, what the clock shows there, the zone and its offset", () => {
  const timing = { schedule: "cron(0 2 ? * SUN *)", scheduleTimezone: "Asia/Seoul" };

  expect(compute(timing, { from: "2026-12-01T00:00:00Z", count: 1 }).runs).toEqual([
    {
      instant: new Date("2026-12-05T17:00:00Z"),
      local: "2026-12-06T02:00",
      zone: "Asia/Seoul",
      offset: "+09:00",
    },
  ]);
});

describe("the range", () => {
  const sundays = { schedule: "cron(0 2 ? * SUN *)" };

  test("begins with its first instant and ends before its last", () => {
    expect(runs(sundays, { from: "2027-01-03T02:00:00Z", until: "2027-01-10T02:00:00Z" })).toEqual([
      "2027-01-03T02:00+00:00",
    ]);
    expect(runs(sundays, { from: "2027-01-03T02:00:00.001Z", until: "2027-01-10T02:00:00.001Z" })).toEqual([
      "2027-01-10T02:00+00:00",
    ]);
  });

  test("is cut to the window's start and end dates, both included", () => {
    const timing = { ...sundays, startDate: "2027-01-10T02:00:00Z", endDate: "2027-01-17T02:00:00Z" };

    expect(runs(timing, { from: "2027-01-01T00:00:00Z" })).toEqual([
      "2027-01-10T02:00+00:00",
      "2027-01-17T02:00+00:00",
    ]);
  });

  test("may be a count, also of none", () => {
    expect(runs(sundays, { from: "2027-01-01T00:00:00Z", count: 2 })).toHaveLength(2);
    expect(runs(sundays, { from: "2027-01-01T00:00:00Z", count: 0 })).toEqual([]);
  });

  test("may be walked again", () => {
    const result = occurrences(sundays, { from: new Date("2027-01-01T00:00:00Z"), count: 3 });
    if (!result.computable) throw new Error(result.reason.message);

    expect([...result.runs]).toEqual([...result.runs]);
    expect([...result.runs]).toHaveLength(3);
  });

  test("ends with the last year of the schedule, whatever is asked", () => {
    expect(runs({ schedule: "cron(0 2 ? DEC SUN 2026)" }, { from: "2026-12-20T00:00:00Z" })).toEqual([
      "2026-12-20T02:00+00:00",
      "2026-12-27T02:00+00:00",
    ]);
    expect(runs(sundays, { from: "2199-12-28T00:00:00Z" })).toEqual(["2199-12-29T02:00+00:00"]);
    expect(runs(sundays, { from: "+010000-01-01T00:00:00Z" })).toEqual([]);
    expect(runs({ schedule: "at(2027-01-31T02:00:00)" }, { from: "2027-01-31T02:00:01Z" })).toEqual([]);
  });
});

describe("a rate", () => {
  const everyWeek = {
    schedule: "rate(7 days)",
    startDate: "2027-03-09T02:00:00-05:00",
    scheduleTimezone: "America/New_York",
  };

  test("counts hours from its start date, so that its clock time moves, with the caveat", () => {
    const range = { from: "2027-03-01T00:00:00Z", count: 2 };

    expect(runs(everyWeek, range)).toEqual(["2027-03-09T02:00-05:00", "2027-03-16T03:00-04:00"]);
    expect(compute(everyWeek, range).caveats).toEqual(["rate-first-run", "rate-across-clock-change"]);
    expect(compute({ ...everyWeek, scheduleTimezone: "Asia/Seoul" }, range).caveats).toEqual(["rate-first-run"]);
  });

  test("that has begun is known from the time its window was made", () => {
    const range = { from: "2027-04-01T00:00:00Z", count: 1 };

    expect(runs(everyWeek, { ...range, createdAt: "2027-03-01T00:00:00Z" })).toEqual(["2027-04-06T03:00-04:00"]);
    expect(() => runs(everyWeek, range)).toThrow(
      new Error(
        "expected a start date in the future beside a rate, got one in the past; AWS then counts from the moment the window was made",
      ),
    );
  });

  test("without a start date is not computable", () => {
    expect(occurrences({ schedule: "rate(7 days)" }, { from: new Date("2027-03-01T00:00:00Z") })).toEqual({
      computable: false,
      reason: {
        kind: "rate-without-start",
        property: "startDate",
        message:
          "expected a start date beside a rate, but it is missing; without it AWS counts from a moment it does not document, so give one in the future",
      },
    });
  });

  test("of a thousand years runs once", () => {
    const timing = { schedule: "rate(365000 days)", startDate: "2027-03-09T02:00:00Z" };

    expect(runs(timing, { from: "2027-03-01T00:00:00Z" })).toEqual(["2027-03-09T02:00+00:00"]);
  });
});

test.each([
  [{ schedule: "cron(0 2 * * SUN *)" }, "both-days", "schedule"],
  [{ schedule: "cron(0 2 ? * SUN *)", scheduleTimezone: "KST" }, "time-zone-unknown", "scheduleTimezone"],
  [{ schedule: "cron(0 2 ? * SUN *)", scheduleOffset: 7 }, "offset-range", "scheduleOffset"],
  [{ schedule: "rate(7 days)", scheduleOffset: 1 }, "offset-not-cron", "scheduleOffset"],
  [{ schedule: "cron(0 2 ? * SUN *)", startDate: "tomorrow" }, "date-shape", "startDate"],
  [{ schedule: "cron(0 2 ? * SUN *)", endDate: "2027-02-30T00:00:00Z" }, "date-missing", "endDate"],
  [
    { schedule: "cron(0 2 ? * SUN *)", startDate: "2027-02-01T00:00:00Z", endDate: "2027-01-01T00:00:00Z" },
    "date-order",
    "endDate",
  ],
])("%j is not computable and says which argument is at fault", (timing, kind, property) => {
  expect(occurrences(timing, { from: new Date("2027-01-01T00:00:00Z") })).toMatchObject({
    computable: false,
    reason: { kind, property },
  });
});

test.each<[WindowTiming, readonly string[]]>([
  [{ schedule: "at(2027-01-31T02:00:00)", scheduleTimezone: "Asia/Seoul" }, ["at-in-zone"]],
  [{ schedule: "at(2027-01-31T02:00:00)", scheduleTimezone: "Etc/UTC" }, []],
  [{ schedule: "cron(0 2 15W * ? *)" }, ["nearest-weekday"]],
  [{ schedule: "cron(0 2 ? * L *)" }, ["last-day-of-week"]],
  [{ schedule: "cron(0 2 ? * SUN *)", startDate: "2027-01-01T00:00:00" }, ["date-without-offset"]],
  [{ schedule: "cron(0 2 ? * SUN *)", scheduleTimezone: "America/New_York" }, []],
])("%j rests on %j", (timing, caveats) => {
  expect(compute(timing, { from: "2027-01-01T00:00:00Z", count: 1 }).caveats).toEqual(caveats);
});

test.each([
  // Saturday 15 May: Friday. Sunday 15 August: Monday. Never into another month.
  ["cron(0 2 15W MAY,AUG ? *)", ["2027-05-14T02:00", "2027-08-16T02:00"]],
  ["cron(0 2 1W MAY,AUG ? *)", ["2027-05-03T02:00", "2027-08-02T02:00"]],
  ["cron(0 2 31W JAN,JUL ? *)", ["2027-01-29T02:00", "2027-07-30T02:00"]],
  ["cron(0 2 30W * ? *)", ["2027-01-29T02:00", "2027-03-30T02:00"]],
])("the weekday nearest to a day, %s", (schedule, expected) => {
  const { runs: computed } = compute({ schedule }, { from: "2027-01-01T00:00:00Z", count: 2 });

  expect(computed.map(({ local }) => local)).toEqual(expected);
});
