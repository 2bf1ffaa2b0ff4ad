import { join } from "node:path";
import fc from "fast-check";
import { parseSchedule } from "../../../../model/schedule/grammar/parse-schedule";
import { type PlusDays, Schedule, type WhichWeekday } from "../../../../model/schedule/grammar/schedule";
import { checkScheduleOffset } from "../../../../model/schedule/grammar/schedule-offset";
import type { TimeOfDay } from "../../../../model/schedule/grammar/time-of-day";
import { WEEKDAY_NAMES } from "../../../../model/schedule/grammar/weekdays-and-months";
import { cases } from "../../../support/attacks/full-size";
import { loadedAnew } from "../../../support/loaded-again";

test.each([
  [Schedule.daily("02:00"), "cron(0 2 * * ? *)"],
  [Schedule.daily("23:59"), "cron(59 23 * * ? *)"],
  [Schedule.weekly("SUN", "02:00"), "cron(0 2 ? * SUN *)"],
  [Schedule.weekly(["SUN", "SAT", "SUN"], "00:00"), "cron(0 0 ? * SUN,SAT *)"],
  [Schedule.weekly(WEEKDAY_NAMES, "02:00"), "cron(0 2 * * ? *)"],
  [Schedule.monthly(2, "TUE", "02:00"), "cron(0 2 ? * TUE#2 *)"],
  [Schedule.monthly("last", "FRI", "10:15"), "cron(15 10 ? * 6L *)"],
  [Schedule.monthly("last", "SUN", "10:15"), "cron(15 10 ? * 1L *)"],
  [Schedule.lastDayOfMonth("02:00"), "cron(0 2 L * ? *)"],
  [Schedule.cron({ minute: 0, hour: 2 }), "cron(0 2 * * ? *)"],
  [Schedule.cron({ minute: 30, hour: "0/6", dayOfMonth: "1-7", month: "JAN,JUL" }), "cron(30 0/6 1-7 JAN,JUL ? *)"],
  [Schedule.cron({ minute: 0, hour: 2, dayOfWeek: "TUE#3", year: 2027 }), "cron(0 2 ? * TUE#3 2027)"],
  [Schedule.rate(1, "hours"), "rate(1 hour)"],
  [Schedule.rate(7, "days"), "rate(7 days)"],
  [Schedule.rate(90, "minutes"), "rate(90 minutes)"],
  [Schedule.at("2027-01-31T02:00:00"), "at(2027-01-31T02:00:00)"],
])("%# writes what AWS reads", (schedule, expression) => {
  expect(schedule.expression).toBe(expression);
  expect(schedule.scheduleOffset).toBeUndefined();
});

test.each([
  [0, "cron(0 2 ? * TUE#2 *)", undefined],
  [1, "cron(0 2 ? * TUE#2 *)", 1],
  [6, "cron(0 2 ? * TUE#2 *)", 6],
  [7, "cron(0 2 ? * TUE#3 *)", undefined],
  [8, "cron(0 2 ? * TUE#3 *)", 1],
  [14, "cron(0 2 ? * TUE#4 *)", undefined],
  [20, "cron(0 2 ? * TUE#4 *)", 6],
] as const)("%d days after Patch Tuesday count from a Tuesday", (plusDays, expression, offset) => {
  const schedule = Schedule.patchTuesday({ plusDays, at: "02:00" });

  expect(schedule.expression).toBe(expression);
  expect(schedule.scheduleOffset).toBe(offset);
});

describe("what the types keep out is told to a caller without types, all of it", () => {
  const untyped = (value: unknown) => value as never;

  test.each([
    [
      () => Schedule.weekly(untyped("Sunday"), untyped("2:00")),
      [
        "Schedule.weekly is not valid",
        '  - weekday: expected one of SUN, MON, TUE, WED, THU, FRI, SAT, got "Sunday" [PM001]',
        '  - at: expected a time of day from "00:00" to "23:59", got "2:00"; such as "02:00" [PM001]',
      ],
    ],
    [
      () => Schedule.weekly([], "02:00"),
      [
        "Schedule.weekly is not valid",
        "  - weekday: expected one of SUN, MON, TUE, WED, THU, FRI, SAT, got an empty list [PM001]",
      ],
    ],
    [
      () => Schedule.daily(untyped("24:00")),
      [
        "Schedule.daily is not valid",
        '  - at: expected a time of day from "00:00" to "23:59", got "24:00"; such as "02:00" [PM001]',
      ],
    ],
    [
      () => Schedule.lastDayOfMonth(untyped(null)),
      [
        "Schedule.lastDayOfMonth is not valid",
        '  - at: expected a time of day from "00:00" to "23:59", got null; such as "02:00" [PM001]',
      ],
    ],
    [
      () => Schedule.monthly(untyped(6), untyped("__proto__"), "02:00"),
      [
        "Schedule.monthly is not valid",
        '  - which: expected 1 to 5 or "last", got 6 [PM001]',
        '  - weekday: expected one of SUN, MON, TUE, WED, THU, FRI, SAT, got "__proto__" [PM001]',
      ],
    ],
    [
      () => Schedule.patchTuesday({ plusDays: untyped(21), at: "02:00" }),
      ["Schedule.patchTuesday is not valid", "  - plusDays: expected a whole number from 0 to 20, got 21 [PM001]"],
    ],
    [
      () => Schedule.rate(7, untyped("weeks")),
      ["Schedule.rate is not valid", '  - unit: expected "minutes", "hours" or "days", got "weeks" [PM001]'],
    ],
    [
      () => Schedule.rate(0, "days"),
      [
        "Schedule.rate is not valid",
        '  - expected a positive whole number and minutes, hours or days, got "0 days"; such as rate(7 days) [PM001]',
      ],
    ],
    [
      () => Schedule.at("2027-02-30T02:00:00"),
      ["Schedule.at is not valid", '  - expected a date and time that exist, got "2027-02-30T02:00:00" [PM001]'],
    ],
    [
      () => Schedule.cron({ minute: 0, hour: 24, dayOfWeek: "SUN,0" }),
      [
        "Schedule.cron is not valid",
        '  - expected hours from 0 to 23, got "24"; midnight is 0, at the beginning of a day [PM001]',
        '  - expected day of week from 1 to 7 or SUN to SAT, got "0"; Sunday is 1 and Saturday 7 here; write SUN [PM001]',
      ],
    ],
    [
      () => Schedule.cron(untyped({ minute: 0, hour: 2, dayOfMonth: 15, dayOfWeek: "MON" })),
      [
        "Schedule.cron is not valid",
        '  - expected ? in one of day of month and day of week, got "15" and "MON"; write cron(0 2 15 * ? *) or cron(0 2 ? * MON *) [PM001]',
      ],
    ],
  ])("%#", (make, lines) => {
    expect(make).toThrow(new Error(lines.join("\n")));
  });
});

test("an expression is stored as it is, for a token cannot be read", () => {
  const token = "${TfToken[TOKEN.0]}";

  expect(Schedule.expression(token).expression).toBe(token);
  expect(Schedule.expression("cron(0 2 * * SUN)").expression).toBe("cron(0 2 * * SUN)");
});

test("a token in a field is left for Terraform to fill in", () => {
  const hour = "${TfToken[TOKEN.0]}";

  expect(Schedule.cron({ minute: 0, hour, dayOfWeek: "SUN" }).expression).toBe(`cron(0 ${hour} ? * SUN *)`);
  expect(Schedule.at("${TfToken[TOKEN.1]}").expression).toBe("at(${TfToken[TOKEN.1]})");
});

test("a schedule is known by its brand, also from another copy of the library", () => {
  const other = loadedAnew<typeof import("../../../../model/schedule/grammar/schedule")>(
    join(__dirname, "../../../../model/schedule/grammar/schedule"),
  );

  expect(other.Schedule).not.toBe(Schedule);
  expect(Schedule.isSchedule(other.Schedule.daily("02:00"))).toBe(true);
  expect(Schedule.isSchedule(Schedule.daily("02:00"))).toBe(true);
  for (const value of [undefined, null, "cron(0 2 ? * SUN *)", {}, { expression: "rate(7 days)" }, () => 0]) {
    expect(Schedule.isSchedule(value)).toBe(false);
  }
});

describe("every factory writes what is read without a problem or a warning", () => {
  const at = fc
    .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
    .map((parts) => parts.map((part) => String(part).padStart(2, "0")).join(":") as TimeOfDay);
  const weekday = fc.constantFrom(...WEEKDAY_NAMES);
  const which = fc.constantFrom<WhichWeekday>(1, 2, 3, 4, 5, "last");
  const schedules = fc.oneof(
    at.map((time) => Schedule.daily(time)),
    at.map((time) => Schedule.lastDayOfMonth(time)),
    fc.tuple(fc.subarray([...WEEKDAY_NAMES], { minLength: 1 }), at).map((args) => Schedule.weekly(...args)),
    fc.tuple(which, weekday, at).map((args) => Schedule.monthly(...args)),
    fc
      .record({ plusDays: fc.integer({ min: 0, max: 20 }).map((days) => days as PlusDays), at })
      .map((options) => Schedule.patchTuesday(options)),
    fc.tuple(fc.integer({ min: 1, max: 1000 }), fc.constantFrom("hours", "days")).map((args) => Schedule.rate(...args)),
    fc
      .date({ min: new Date("1970-01-01"), max: new Date("2199-12-31"), noInvalidDate: true })
      .map((date) => Schedule.at(date.toISOString().slice(0, 19))),
  );

  test("for any arguments", () => {
    fc.assert(
      fc.property(schedules, ({ expression, scheduleOffset }) => {
        const reading = parseSchedule(expression);

        expect(reading).toMatchObject({ ok: true, warnings: [] });
        if (reading.ok && scheduleOffset !== undefined) {
          expect(checkScheduleOffset(scheduleOffset, reading.schedule)).toMatchObject({ problems: [], warnings: [] });
        }
      }),
      { numRuns: cases(500) },
    );
  });
});
