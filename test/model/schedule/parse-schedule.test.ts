import { parseSchedule, type ScheduleContext } from "../../../modules/model/schedule/parse-schedule";

function problems(expression: string, context?: ScheduleContext): readonly string[] {
  const reading = parseSchedule(expression, context);
  return reading.ok ? [] : reading.problems.map(({ message }) => message);
}

function warnings(expression: string, context?: ScheduleContext): readonly string[] {
  return parseSchedule(expression, context).warnings.map(({ message }) => message);
}

const SIX = "expected six fields (minutes, hours, day of month, month, day of week, year)";
const FORMS = "expected cron(…), rate(…) or at(…)";
const SHAPE_OF_AT = "expected YYYY-MM-DDThh:mm:ss without a zone";

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

describe("a wrong expression is answered with what was expected and how to write it", () => {
  test.each([
    // The forms which people write most often.
    ["cron(0 2 * * SUN)", `${SIX}, got 5 in "0 2 * * SUN"; write cron(0 2 ? * SUN *)`],
    [
      "cron(0 2 * * SUN *)",
      'expected ? in one of day of month and day of week, got "*" and "SUN"; write cron(0 2 ? * SUN *)',
    ],
    [
      "cron(0 2 ? * 0 *)",
      'expected day of week from 1 to 7 or SUN to SAT, got "0"; Sunday is 1 and Saturday 7 here, write SUN',
    ],
    [
      "cron(0 2 ? * TUE#6 *)",
      'expected 1 to 5 after # in day of week, got "TUE#6"; for the last one of the month write 3L',
    ],
    ["rate(1 days)", 'expected the singular with 1, got "1 days"; write rate(1 day)'],
    ["rate(2 hour)", 'expected the plural with 2, got "2 hour"; write rate(2 hours)'],
    [
      "at(2027-01-01T00:00:00Z)",
      `${SHAPE_OF_AT}, got "2027-01-01T00:00:00Z"; write at(2027-01-01T00:00:00) and scheduleTimezone "UTC"`,
    ],
    ["at(2027-01-01 00:00)", `${SHAPE_OF_AT}, got "2027-01-01 00:00"; write at(2027-01-01T00:00:00)`],

    // Neither form.
    ["0 2 ? * SUN *", `${FORMS}, got "0 2 ? * SUN *"; write cron(0 2 ? * SUN *)`],
    ["0 2 * * 0", `${FORMS}, got "0 2 * * 0"; write cron(0 2 ? * SUN *)`],
    ["@weekly", `${FORMS}, got "@weekly"; write cron(0 0 ? * SUN *)`],
    ["7 days", `${FORMS}, got "7 days"; write rate(7 days)`],
    ["2027-01-31T02:00:00", `${FORMS}, got "2027-01-31T02:00:00"; write at(2027-01-31T02:00:00)`],
    ["Cron(0 2 ? * SUN *)", `${FORMS}, got "Cron(0 2 ? * SUN *)"; write cron(0 2 ? * SUN *)`],
    [" cron(0 2 ? * SUN *)", `${FORMS}, got " cron(0 2 ? * SUN *)"; write cron(0 2 ? * SUN *)`],
    ["cron(0 2 ? * SUN *", `${FORMS}, got "cron(0 2 ? * SUN *"; write cron(0 2 ? * SUN *)`],
    ["every Sunday", `${FORMS}, got "every Sunday"; such as cron(0 2 ? * SUN *)`],
    ["__proto__", `${FORMS}, got "__proto__"; such as cron(0 2 ? * SUN *)`],
    ["", 'expected 1 to 256 characters, got ""; such as cron(0 2 ? * SUN *)'],

    // Fields of another cron.
    ["cron()", `${SIX}, got 0 in ""; such as cron(0 2 ? * SUN *)`],
    ["cron(0 2 ? * SUN)", `${SIX}, got 5 in "0 2 ? * SUN"; write cron(0 2 ? * SUN *)`],
    ["cron(0 2 * * *)", `${SIX}, got 5 in "0 2 * * *"; write cron(0 2 * * ? *)`],
    ["cron(*/15 * * * *)", `${SIX}, got 5 in "*/15 * * * *"; write cron(0/15 * * * ? *)`],
    ["cron(0 2 * * 0)", `${SIX}, got 5 in "0 2 * * 0"; write cron(0 2 ? * SUN *)`],
    ["cron(0 2 * * 1-5)", `${SIX}, got 5 in "0 2 * * 1-5"; write cron(0 2 ? * MON-FRI *)`],
    ["cron(0 2 * * 5-7)", `${SIX}, got 5 in "0 2 * * 5-7"; write cron(0 2 ? * FRI,SAT,SUN *)`],
    ["cron(0 2 * * 2#2)", `${SIX}, got 5 in "0 2 * * 2#2"; write cron(0 2 ? * TUE#2 *)`],
    ["cron(0 2 * * 5L)", `${SIX}, got 5 in "0 2 * * 5L"; write cron(0 2 ? * 6L *)`],
    [
      "cron(0 2 15 * 1)",
      `${SIX}, got 5 in "0 2 15 * 1"; unix cron runs on either day, a window can only follow one: write cron(0 2 15 * ? *) or cron(0 2 ? * MON *)`,
    ],
    ["cron(0 2)", `${SIX}, got 2 in "0 2"; such as cron(0 2 ? * SUN *)`],
    ["cron(0 0 2 ? * SUN * *)", `${SIX}, got 8 in "0 0 2 ? * SUN * *"; such as cron(0 2 ? * SUN *)`],
    [
      "cron(0 15 10 ? * MON-FRI)",
      `${SIX}, got seconds first and no year in "0 15 10 ? * MON-FRI"; write cron(15 10 ? * MON-FRI *)`,
    ],
    ["cron(0 0 2 L * ?)", `${SIX}, got seconds first and no year in "0 0 2 L * ?"; write cron(0 2 L * ? *)`],
    ["cron(0 0 2 * * SUN)", `${SIX}, got seconds first and no year in "0 0 2 * * SUN"; write cron(0 2 ? * SUN *)`],
    ["cron(0 0 2 * * 0)", `${SIX}, got seconds first and no year in "0 0 2 * * 0"; write cron(0 2 ? * SUN *)`],

    // The two days.
    [
      "cron(0 2 15 * MON *)",
      'expected ? in one of day of month and day of week, got "15" and "MON"; write cron(0 2 15 * ? *) or cron(0 2 ? * MON *)',
    ],
    [
      "cron(0 2 15 * * *)",
      'expected ? in one of day of month and day of week, got "15" and "*"; write cron(0 2 15 * ? *)',
    ],
    [
      "cron(0 2 * * * *)",
      'expected ? in one of day of month and day of week, got "*" and "*"; write cron(0 2 * * ? *)',
    ],
    [
      "cron(0 2 ? * ? *)",
      "expected one of day of month and day of week to be ?, got both; for every day write cron(0 2 * * ? *)",
    ],
    ["cron(0 2 ? ? SUN *)", 'expected month from 1 to 12 or JAN to DEC, got "?"; for every value write *'],
    ["cron(0 2 ? * SUN ?)", 'expected year from 1970 to 2199, got "?"; for every value write *'],

    // Values.
    ["cron(60 2 ? * SUN *)", 'expected minutes from 0 to 59, got "60"; the full hour is 0'],
    ["cron(0 24 ? * SUN *)", 'expected hours from 0 to 23, got "24"; midnight is 0, at the beginning of a day'],
    ["cron(2 30 ? * SUN *)", 'expected hours from 0 to 23, got "30"; minutes come first, then hours'],
    ["cron(0 2 0 * ? *)", 'expected day of month from 1 to 31, got "0"'],
    ["cron(0 2 32 * ? *)", 'expected day of month from 1 to 31, got "32"'],
    ["cron(0 2 1 0 ? *)", 'expected month from 1 to 12 or JAN to DEC, got "0"'],
    ["cron(0 2 1 13 ? *)", 'expected month from 1 to 12 or JAN to DEC, got "13"'],
    ["cron(0 2 ? * 8 *)", 'expected day of week from 1 to 7 or SUN to SAT, got "8"'],
    ["cron(0 2 ? * SUN 1969)", 'expected year from 1970 to 2199, got "1969"'],
    ["cron(0 2 ? * SUN 2200)", 'expected year from 1970 to 2199, got "2200"'],
    ["cron(60 0 2 ? * SUN *)", 'expected seconds from 0 to 59, got "60"; the full hour is 0'],
    ["cron(0 2 ? * Sunday *)", 'expected day of week from 1 to 7 or SUN to SAT, got "Sunday"; write SUN'],
    ["cron(0 2 ? SEPT TUE *)", 'expected month from 1 to 12 or JAN to DEC, got "SEPT"; write SEP'],
    ["cron(0 2 ? * constructor *)", 'expected day of week from 1 to 7 or SUN to SAT, got "constructor"'],
    ["cron(0 two ? * SUN *)", 'expected hours from 0 to 23, got "two"'],
    [
      "cron(0 2 ? * 0-5 *)",
      'expected day of week from 1 to 7 or SUN to SAT, got "0-5"; Sunday is 1 and Saturday 7 here, write SUN-FRI',
    ],

    // Lists, ranges, steps.
    ["cron(0 2 1,,2 * ? *)", 'expected a value between the commas of day of month, got "1,,2"; drop the comma'],
    ["cron(0 2 ? * SAT-SUN *)", 'expected a range that runs forwards as day of week, got "SAT-SUN"; write SAT,SUN'],
    ["cron(0 22-2 * * ? *)", 'expected a range that runs forwards as hours, got "22-2"; write 22-23,0-2'],
    ["cron(0 2 ? NOV-FEB TUE *)", 'expected a range that runs forwards as month, got "NOV-FEB"; write NOV-DEC,JAN-FEB'],
    ["cron(/10 * * * ? *)", 'expected start/step as minutes, got "/10"; write 0/10'],
    ["cron(0 2 /2 * ? *)", 'expected start/step as day of month, got "/2"; write 1/2'],
    [
      "cron(0/0 * * * ? *)",
      'expected a step from 1 to 59 for minutes, got "0/0"; leave the step out for the start alone',
    ],
    [
      "cron(0/60 2 * * ? *)",
      'expected a step from 1 to 59 for minutes, got "0/60"; a longer step would only ever give its start',
    ],
    [
      "cron(0 2 1/32 * ? *)",
      'expected a step from 1 to 31 for day of month, got "1/32"; a longer step would only ever give its start',
    ],
    [
      "cron(0 2 1-2-3 * ? *)",
      'expected a value, a list, a range or start/step as day of month, got "1-2-3"; such as 15, 1,15, 1-7, 1/2 or L',
    ],
    [
      "cron(0 2 ☃ * ? *)",
      'expected a value, a list, a range or start/step as day of month, got "☃"; such as 15, 1,15, 1-7, 1/2 or L',
    ],

    // L, W and #.
    ["cron(0 L * * ? *)", 'expected hours from 0 to 23, got "L"; ?, L, W and # belong to the two day fields'],
    [
      "cron(0 2 LW * ? *)",
      'expected day of month from 1 to 31, or L, got "LW"; AWS documents L only alone: write L, or the days themselves',
    ],
    [
      "cron(0 2 L-3 * ? *)",
      'expected day of month from 1 to 31, or L, got "L-3"; AWS documents L only alone: write L, or the days themselves',
    ],
    ["cron(0 2 15,L * ? *)", 'expected day of month from 1 to 31, got "L"; ?, L and a day with W each stand alone'],
    ["cron(0 2 32W * ? *)", 'expected day of month from 1 to 31, got "32W"'],
    [
      "cron(0 2 ? * MON,WED#2 *)",
      'expected day of week from 1 to 7 or SUN to SAT, got "WED#2"; ?, TUE#2 and 6L (the last Friday) each stand alone: make a window for each',
    ],
    [
      "cron(0 2 ? * TUE#0 *)",
      'expected 1 to 5 after # in day of week, got "TUE#0"; for the last one of the month write 3L',
    ],
    [
      "cron(0 2 ? * 0L *)",
      'expected day of week from 1 to 7 or SUN to SAT, got "0L"; Sunday is 1 and Saturday 7 here, write 1L',
    ],
    ["cron(0 2 ? * 8L *)", 'expected day of week from 1 to 7 or SUN to SAT, got "8L"'],

    // Dates which never come.
    [
      "cron(0 2 31 FEB ? *)",
      'expected a date that exists, got day of month "31" in month "FEB" of year "*"; for the last day of the month write cron(0 2 L FEB ? *)',
    ],
    [
      "cron(0 2 30 2 ? *)",
      'expected a date that exists, got day of month "30" in month "2" of year "*"; for the last day of the month write cron(0 2 L 2 ? *)',
    ],
    [
      "cron(0 2 31 APR,JUN,SEP,NOV ? *)",
      'expected a date that exists, got day of month "31" in month "APR,JUN,SEP,NOV" of year "*"; for the last day of the month write cron(0 2 L APR,JUN,SEP,NOV ? *)',
    ],
    [
      "cron(0 2 29 FEB ? 2027)",
      'expected a date that exists, got day of month "29" in month "FEB" of year "2027"; for the last day of the month write cron(0 2 L FEB ? 2027)',
    ],
    [
      "cron(0 2 ? FEB MON#5 2027)",
      'expected a date that exists, got day of week "MON#5" in month "FEB" of year "2027"; for the last day of the month write cron(0 2 L FEB ? 2027)',
    ],

    // Too often.
    ["cron(0/4 * * * ? *)", "expected at least 5 min between two runs, got 4 min; AWS supports no shorter interval"],
    ["cron(0,59 * * * ? *)", "expected at least 5 min between two runs, got 1 min; AWS supports no shorter interval"],
    [
      "cron(0,58 0,23 * * ? *)",
      "expected at least 5 min between two runs, got 2 min; AWS supports no shorter interval",
    ],
    [
      "cron(0/30 0 2 ? * SUN *)",
      "expected at least 5 min between two runs, got 30 s; AWS supports no shorter interval",
    ],
    ["rate(4 minutes)", "expected at least 5 min between two runs, got 4 min; AWS supports no shorter interval"],

    // Rates.
    ["rate(0 days)", 'expected a positive whole number and minutes, hours or days, got "0 days"; such as rate(7 days)'],
    [
      "rate(-1 days)",
      'expected a positive whole number and minutes, hours or days, got "-1 days"; such as rate(7 days)',
    ],
    [
      "rate(1.5 hours)",
      'expected a positive whole number and minutes, hours or days, got "1.5 hours"; write rate(90 minutes)',
    ],
    [
      "rate(2 weeks)",
      'expected a positive whole number and minutes, hours or days, got "2 weeks"; write rate(14 days)',
    ],
    ["rate(7days)", 'expected a positive whole number and minutes, hours or days, got "7days"; write rate(7 days)'],
    ["rate(7 Days)", 'expected a positive whole number and minutes, hours or days, got "7 Days"; write rate(7 days)'],
    ["rate(07 days)", 'expected a positive whole number and minutes, hours or days, got "07 days"; write rate(7 days)'],
    [
      "rate(1 month)",
      'expected a positive whole number and minutes, hours or days, got "1 month"; such as rate(7 days)',
    ],
    [
      "rate(9007199254740993 days)",
      'expected a positive whole number and minutes, hours or days, got "9007199254740993 days"; such as rate(7 days)',
    ],

    // Single dates.
    [
      "at(2027-01-01T00:00:00+09:00)",
      `${SHAPE_OF_AT}, got "2027-01-01T00:00:00+09:00"; write at(2026-12-31T15:00:00) and scheduleTimezone "UTC"`,
    ],
    ["at(2027-01-01)", `${SHAPE_OF_AT}, got "2027-01-01"; write at(2027-01-01T00:00:00)`],
    ["at(2027-01-01T02:00)", `${SHAPE_OF_AT}, got "2027-01-01T02:00"; write at(2027-01-01T02:00:00)`],
    ["at(2027-01-01T02:00:00.000)", `${SHAPE_OF_AT}, got "2027-01-01T02:00:00.000"; write at(2027-01-01T02:00:00)`],
    ["at(31.01.2027)", `${SHAPE_OF_AT}, got "31.01.2027"; such as at(2027-01-31T02:00:00)`],
    [
      "at(2027-02-29T02:00:00)",
      'expected a date and time that exist, got "2027-02-29T02:00:00"; look the day up in a calendar',
    ],
    [
      "at(2027-13-01T02:00:00)",
      'expected a date and time that exist, got "2027-13-01T02:00:00"; look the day up in a calendar',
    ],
    [
      "at(2027-01-31T24:00:00)",
      'expected a date and time that exist, got "2027-01-31T24:00:00"; a day runs from 00:00:00 to 23:59:59',
    ],
  ])("%s", (expression, message) => {
    expect(problems(expression)).toEqual([message]);
  });

  test("with all that is wrong at once, field by field", () => {
    expect(problems("cron(60 24 L-1 13 ? 1969)")).toEqual([
      'expected minutes from 0 to 59, got "60"; the full hour is 0',
      'expected hours from 0 to 23, got "24"; midnight is 0, at the beginning of a day',
      'expected day of month from 1 to 31, or L, got "L-1"; AWS documents L only alone: write L, or the days themselves',
      'expected month from 1 to 12 or JAN to DEC, got "13"',
      'expected year from 1970 to 2199, got "1969"',
    ]);
  });
});

describe("what is legal and probably not meant is warned of", () => {
  test.each([
    ["cron(0 0 2 ? * SUN *)", `${SIX}, got seven with the seconds first; drop the seconds, "0": cron(0 2 ? * SUN *)`],
    [
      "cron(0 2 ? * 2-6 *)",
      'expected names as day of week, got "2-6"; AWS counts from 1 for Sunday, other crons do not: write MON-FRI',
    ],
    [
      "cron(0 2 ? * 1,7 *)",
      'expected names as day of week, got "1,7"; AWS counts from 1 for Sunday, other crons do not: write SUN,SAT',
    ],
    [
      "cron(0 2 ? * 2/2 *)",
      'expected names as day of week, got "2/2"; AWS counts from 1 for Sunday, other crons do not: write MON/2',
    ],
    [
      "cron(0 2 ? * 5#3 *)",
      'expected a name before # in day of week, got "5#3"; AWS\'s own tables disagree about the digits: write THU#3',
    ],
    [
      "cron(0 2 ? * FRIL *)",
      'expected a digit before L in day of week, got "FRIL"; AWS documents no name there: write 6L',
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
      'expected names in upper case as day of week, got "sun"; AWS documents no other, write SUN',
    ],
    [
      "cron(0 2  ? * SUN *)",
      'expected single blanks between the fields, got "0 2  ? * SUN *"; write cron(0 2 ? * SUN *)',
    ],
    ["cron(0 */6 * * ? *)", 'expected start/step as hours, got "*/6"; AWS shows no other step for windows, write 0/6'],
    [
      "cron(0 2 ? * MON-FRI/2 *)",
      'expected start/step as day of week, got "MON-FRI/2"; AWS shows no other step for windows, write MON,WED,FRI',
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
      'expected a date still to come, got day of month "13" in month "JUN" of year "2027", which is over; write * as year, or remove the window',
    ]);
    expect(warnings("at(2027-06-13T23:59:59)", { today })).toEqual([
      'expected a date still to come, got "2027-06-13T23:59:59", which is over; remove the window or give it a later date',
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
