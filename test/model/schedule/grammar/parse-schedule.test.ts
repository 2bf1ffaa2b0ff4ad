import { parseSchedule, type ScheduleContext } from "../../../../model/schedule/grammar/parse-schedule";

function problems(expression: string, context?: ScheduleContext): readonly string[] {
  const reading = parseSchedule(expression, context);
  return reading.ok ? [] : reading.problems.map(({ message }) => message);
}

function warnings(expression: string, context?: ScheduleContext): readonly string[] {
  return parseSchedule(expression, context).warnings.map(({ message }) => message);
}

const SIX = "expected six fields (minutes, hours, day of month, month, day of week, year)";

describe("the expressions of AWS's own pages are read without a problem", () => {
  test.each([
    "cron(0 16 ? * TUE *)",
    "cron(0 10 * * ? *)",
    "cron(15 12 * * ? *)",
    "cron(0 18 ? * MON-FRI *)",
    "cron(0 8 1 * ? *)",
    "cron(30 09 ? * * *)",
    "cron(0 2 ? * THU#3 *)",
    "cron(15 10 ? * MON-FRI *)",
    "cron(0 2 L * ? *)",
    "cron(15 10 ? * 6L *)",
    "cron(0 2 ? 1/1 TUE#2 *)",
    "rate(1 hour)",
    "rate(5 hours)",
    "rate(7 days)",
    "rate(25 days)",
    "at(2019-07-07T13:15:30)",
  ])("%s, and without a warning", (expression) => {
    expect(parseSchedule(expression)).toMatchObject({ ok: true, warnings: [] });
  });

  test.each(["cron(0/15 * * * ? *)", "cron(0/10 * ? * MON-FRI *)", "cron(0/5 8-17 ? * MON-FRI *)", "rate(30 minutes)"])(
    "%s, with the warning that no window is so short",
    (expression) => {
      const reading = parseSchedule(expression);

      expect(reading.ok).toBe(true);
      expect(reading.warnings.map(({ kind }) => kind)).toEqual(["shorter-than-duration"]);
    },
  );

  test.each(["cron(24 30 09 ? * * *)", "cron(0 0 22 ? * TUE *)", "cron(0 30 23 ? * TUE#3 *)"])(
    "%s, with the advice to drop the seconds",
    (expression) => {
      const reading = parseSchedule(expression);

      expect(reading.ok).toBe(true);
      expect(reading.warnings.map(({ kind }) => kind)).toEqual(["seconds-field"]);
    },
  );
});

describe("what is legal and probably not meant is warned of", () => {
  test.each([
    [
      "cron(0 0 2 ? * SUN *)",
      `${SIX}, got seven with the seconds first; drop the seconds, "0": write cron(0 2 ? * SUN *)`,
    ],
    [
      "cron(0 2 ? * 2-6 *)",
      'expected names as day of week, got "2-6"; AWS counts from 1 for Sunday, other crons do not; write MON-FRI',
    ],
    [
      "cron(0 2 ? * 1,7 *)",
      'expected names as day of week, got "1,7"; AWS counts from 1 for Sunday, other crons do not; write SUN,SAT',
    ],
    [
      "cron(0 2 ? * 2/2 *)",
      'expected names as day of week, got "2/2"; AWS counts from 1 for Sunday, other crons do not; write MON,WED,FRI',
    ],
    [
      "cron(0 2 ? * 5#3 *)",
      'expected a name before # in day of week, got "5#3"; AWS\'s own tables disagree about the digits; write THU#3',
    ],
    [
      "cron(0 2 ? * FRIL *)",
      'expected a digit before L in day of week, got "FRIL"; AWS documents no name there; write 6L',
    ],
    [
      "cron(0 2 ? * L *)",
      'expected a day of the week beside L, got "L"; for the last Friday of the month write 6L, for each Saturday SAT',
    ],
    [
      "cron(0 2 3W * ? *)",
      'expected day of month without W, got "3W"; AWS words W both as the weekday nearest to the day and as the day nearest to the third weekday: write a weekday such as MON#1',
    ],
    [
      "cron(0 2 ? * sun *)",
      'expected names in upper case as day of week, got "sun"; AWS documents no other; write SUN',
    ],
    [
      "cron(0 2  ? * SUN *)",
      'expected single spaces between the fields, got "0 2  ? * SUN *"; write cron(0 2 ? * SUN *)',
    ],
    ["cron(0 */6 * * ? *)", 'expected start/step as hours, got "*/6"; AWS shows no other step for windows; write 0/6'],
    [
      "cron(0 2 ? * MON-FRI/2 *)",
      'expected start/step as day of week, got "MON-FRI/2"; AWS shows no other step for windows; write MON,WED,FRI',
    ],
    [
      "cron(0,59 2 ? * SUN *)",
      "expected at least the duration of 1 h between two runs, got 59 min; a run that begins while another is on is skipped",
    ],
    [
      "rate(59 minutes)",
      "expected at least the duration of 1 h between two runs, got 59 min; a run that begins while another is on is skipped",
    ],
  ])("%s", (expression, message) => {
    expect(problems(expression)).toEqual([]);
    expect(warnings(expression)).toEqual([message]);
  });

  test("runs that come exactly one duration apart are not too near, a minute less is", () => {
    expect(warnings("rate(3 hours)", { duration: 3 })).toEqual([]);
    expect(warnings("cron(0 0/3 * * ? *)", { duration: 3 })).toEqual([]);
    expect(warnings("rate(179 minutes)", { duration: 3 })).toEqual([
      "expected at least the duration of 3 h between two runs, got 179 min; a run that begins while another is on is skipped",
    ]);
  });

  test("the night between two days counts only where days follow one another", () => {
    expect(problems("cron(0,58 0,23 ? * SUN *)")).toEqual([]);
    expect(problems("cron(0,58 0,23 ? * SAT,SUN *)")).toEqual([
      "expected at least 5 min between two runs, got 2 min; AWS supports no shorter interval",
    ]);
    expect(problems("cron(0/5 * * * ? *)")).toEqual([]);
  });
});

describe("dates gone by are seen from the day that is given", () => {
  const today = { year: 2027, month: 6, day: 15 };

  test("years which are all over are refused", () => {
    expect(problems("cron(0 2 ? * SUN 2025-2026)", { today })).toEqual([
      'expected a year from 2027 on, got "2025-2026"; write * for every year',
    ]);
    expect(problems("cron(0 2 ? * SUN 2026-2027)", { today })).toEqual([]);
  });

  test("a date which is over is warned of, and may be today or yesterday in another zone", () => {
    expect(warnings("cron(0 2 13 JUN ? 2027)", { today })).toEqual([
      'expected a date still to come, got day of month "13" in month "JUN" of year "2027", which is over; write * as year, or remove it',
    ]);
    expect(warnings("at(2027-06-13T23:59:59)", { today })).toEqual([
      'expected a date still to come, got "2027-06-13T23:59:59", which is over; remove it or give it a later date',
    ]);
    expect(warnings("cron(0 2 14 JUN ? 2027)", { today })).toEqual([]);
    expect(warnings("at(2027-06-14T00:00:00)", { today })).toEqual([]);
  });

  test("the new year is not here in every zone at once", () => {
    const newYear = new Date("2027-01-01T00:00:00Z");

    expect(problems("cron(0 2 ? * SUN 2026)", { today: newYear })).toEqual([]);
    expect(problems("cron(0 2 ? * SUN 2026)", { today: new Date("2027-01-02T00:00:00Z") })).toEqual([
      'expected a year from 2027 on, got "2026"; write * for every year',
    ]);
  });

  test("without a day nothing is gone by", () => {
    expect(parseSchedule("cron(0 2 ? * SUN 1970)")).toMatchObject({ ok: true, warnings: [] });
    expect(parseSchedule("at(1970-01-01T00:00:00)")).toMatchObject({ ok: true, warnings: [] });
  });
});

test("the limits of each field pass on both sides", () => {
  for (const expression of [
    "cron(0 0 1 1 ? 1970)",
    "cron(59 23 31 12 ? 2199)",
    "cron(0 0 ? JAN SUN 1970)",
    "cron(0 0 ? DEC SAT 2199)",
    "cron(0 0 ? * SUN#1 *)",
    "cron(0 0 ? * SAT#5 *)",
    "cron(0 0 ? * 1L *)",
    "cron(0 0 ? * 7L *)",
    "cron(0 0 29 FEB ? *)",
    "cron(0 0/23 * * ? *)",
    "cron(0 0 1/31 * ? *)",
    "cron(0 0 1 1/12 ? *)",
    "cron(0 0 1 1 ? 1970/230)",
    "at(2027-12-31T23:59:59)",
    "rate(60 minutes)",
  ]) {
    expect(parseSchedule(expression)).toMatchObject({ ok: true, warnings: [] });
  }
});

test("a cron is read to sorted values, one each", () => {
  expect(parseSchedule("cron(30,0,30 22-23,4 ? JAN-MAR,12 TUE#2 2030,2028/10)")).toMatchObject({
    ok: true,
    schedule: {
      kind: "cron",
      seconds: [0],
      minutes: [0, 30],
      hours: [4, 22, 23],
      days: { by: "nth-weekday", weekday: "TUE", nth: 2 },
      months: [1, 2, 3, 12],
      years: [2028, 2030, ...Array.from({ length: 17 }, (_, index) => 2038 + 10 * index)],
    },
  });
});

test("256 characters are read, 257 are not", () => {
  const longest = `cron(${"0,".repeat(118)}00 2 ? * SUN *)`;

  expect(longest).toHaveLength(256);
  expect(problems(longest)).toEqual([]);
  expect(problems(longest.replace("0,", "00,"))).toEqual([
    `expected 1 to 256 characters, got "cron(00,${"0,".repeat(26)}"… (257 characters); such as cron(0 2 ? * SUN *)`,
  ]);
});

test.each([
  [undefined, "undefined"],
  [null, "null"],
  [7, "7"],
  [{}, "an object"],
  [["cron(0 2 ? * SUN *)"], "a list of 1 entry"],
])("%p from an untyped caller is a problem, not an exception", (value, shown) => {
  expect(parseSchedule(value as string)).toEqual({
    ok: false,
    problems: [{ kind: "not-text", message: `expected cron(…), rate(…) or at(…) as a string, got ${shown}` }],
    warnings: [],
  });
});
