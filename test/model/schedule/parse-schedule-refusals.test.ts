import { parseSchedule } from "../../../model/schedule/grammar/parse-schedule";

function problems(expression: string): readonly string[] {
  const reading = parseSchedule(expression);
  return reading.ok ? [] : reading.problems.map(({ message }) => message);
}

const SIX = "expected six fields (minutes, hours, day of month, month, day of week, year)";
const FORMS = "expected cron(…), rate(…) or at(…)";
const SHAPE_OF_AT = "expected YYYY-MM-DDThh:mm:ss without a zone";

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
      'expected day of week from 1 to 7 or SUN to SAT, got "0"; Sunday is 1 and Saturday 7 here; write SUN',
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
      'expected day of week from 1 to 7 or SUN to SAT, got "0-5"; Sunday is 1 and Saturday 7 here; write SUN-FRI',
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
      'expected day of week from 1 to 7 or SUN to SAT, got "0L"; Sunday is 1 and Saturday 7 here; write 1L',
    ],
    ["cron(0 2 ? * 8L *)", 'expected day of week from 1 to 7 or SUN to SAT, got "8L"'],

    // Dates which never come.
    [
      "cron(0 2 31 FEB ? *)",
      'expected a valid date, got day of month "31" in month "FEB" of year "*"; for the last day of the month write cron(0 2 L FEB ? *)',
    ],
    [
      "cron(0 2 30 2 ? *)",
      'expected a valid date, got day of month "30" in month "2" of year "*"; for the last day of the month write cron(0 2 L 2 ? *)',
    ],
    [
      "cron(0 2 31 APR,JUN,SEP,NOV ? *)",
      'expected a valid date, got day of month "31" in month "APR,JUN,SEP,NOV" of year "*"; for the last day of the month write cron(0 2 L APR,JUN,SEP,NOV ? *)',
    ],
    [
      "cron(0 2 29 FEB ? 2027)",
      'expected a valid date, got day of month "29" in month "FEB" of year "2027"; for the last day of the month write cron(0 2 L FEB ? 2027)',
    ],
    [
      "cron(0 2 ? FEB MON#5 2027)",
      'expected a valid date, got day of week "MON#5" in month "FEB" of year "2027"; for the last day of the month write cron(0 2 L FEB ? 2027)',
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
    ["at(2027-02-29T02:00:00)", 'expected a date and time that exist, got "2027-02-29T02:00:00"'],
    ["at(2027-13-01T02:00:00)", 'expected a date and time that exist, got "2027-13-01T02:00:00"'],
    [
      "at(2027-01-31T02:00:60)",
      'expected a date and time that exist, got "2027-01-31T02:00:60"; a day runs from 00:00:00 to 23:59:59',
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
