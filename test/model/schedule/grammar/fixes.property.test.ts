import fc from "fast-check";
import { parseSchedule } from "../../../../model/schedule/grammar/parse-schedule";
import type { ScheduleNote } from "../../../../model/schedule/notes/schedule-note";

/** How many cases; `npm run test:fuzz` asks for more. */
const RUNS = { numRuns: Number(process.env.FUZZ ?? 300) };

function notesOf(expression: string): readonly ScheduleNote[] {
  const reading = parseSchedule(expression);
  return reading.ok ? reading.warnings : [...reading.problems, ...reading.warnings];
}

function withoutFix({ kind, message, fix }: ScheduleNote): string {
  return `${kind}: ${fix === undefined ? message : message.replace(/; [^;]*write .*$/, "")}`;
}

/** What the notes say, and the expressions that they offer. */
function fixesOf(expression: string): readonly string[] {
  return notesOf(expression).flatMap(({ fix }) => fix ?? []);
}

test.each([
  ["cron(0 2 ? * 1/3 *)", ["cron(0 2 ? * SUN,WED,SAT *)"]],
  ["cron(0 2 ? * SUN/3 *)", ["cron(0 2 ? * SUN,WED,SAT *)"]],
  ["cron(0 2 ? * */2 *)", ["cron(0 2 ? * SUN,TUE,THU,SAT *)"]],
  ["cron(0 2 ? * 7l *)", ["cron(0 2 ? * 7L *)"]],
  ["cron(0 2 l * ? *)", ["cron(0 2 L * ? *)"]],
  ["cron(0 2 ? * 0/2 *)", ["cron(0 2 ? * SUN,TUE,THU,SAT *)"]],
  ["cron(0 2 ? * 00 *)", ["cron(0 2 ? * SUN *)"]],
  ["cron(0 2 ? * 5-0 *)", []],
  ["cron(/59 2 ? * SUN *)", ["cron(0/59 2 ? * SUN *)"]],
  ["cron(/59 * ? * SUN *)", []],
  ["cron(*/59 * ? * * *)", []],
  ["cron(*/15 * ? * * *)", ["cron(0/15 * ? * * *)"]],
  ["cron(0 2 ? * /2 *)", ["cron(0 2 ? * SUN,TUE,THU,SAT *)"]],
  ["rate(1 minutes)", []],
  ["rate(1 days)", ["rate(1 day)"]],
  ["at(2027-01-31 02:00)", ["at(2027-01-31T02:00:00)"]],
])("of %s it offers %j, which it accepts", (expression, fixes) => {
  expect(fixesOf(expression)).toEqual(fixes);
});

test.each([
  ["cron(0 2 * * 1/2)", "cron(0 2 ? * MON,WED,FRI,SUN *)"],
  ["cron(0 2 * * */2)", "cron(0 2 ? * SUN,TUE,THU,SAT *)"],
  ["cron(0 2 * * 1-5/2)", "cron(0 2 ? * MON,WED,FRI *)"],
  ["cron(0 2 * * 5-7)", "cron(0 2 ? * FRI,SAT,SUN *)"],
  ["cron(*/10 8-18/2 * * *)", "cron(0/10 8,10,12,14,16,18 * * ? *)"],
])("days of the five fields of unix cron, %s, keep their place in the week: %s", (expression, rewritten) => {
  expect(notesOf(expression).map(({ message }) => message)).toEqual([
    `expected six fields (minutes, hours, day of month, month, day of week, year), got 5 in "${expression.slice(5, -1)}"; write ${rewritten}`,
  ]);
  expect(notesOf(rewritten).filter(({ kind }) => kind !== "shorter-than-duration")).toEqual([]);
});

/** Pieces of fields, right and wrong, of several crons. */
const PIECE = fc.oneof(
  fc.integer({ min: 0, max: 62 }).map(String),
  fc.constantFrom(
    "*",
    "?",
    "L",
    "W",
    "00",
    "sun",
    "SUN",
    "Sunday",
    "mon",
    "JAN",
    "feb",
    "l",
    "7l",
    "6L",
    "FRIL",
    "0L",
    "15W",
    "LW",
  ),
  fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 60 })).map(([a, b]) => `${a}-${b}`),
  fc
    .tuple(fc.constantFrom("", "*", "0", "1", "2", "SUN", "MON", "1-5", "0-6"), fc.integer({ min: 0, max: 60 }))
    .map(([start, step]) => `${start}/${step}`),
  fc.constantFrom("MON-FRI", "SAT-SUN", "FRI-MON", "NOV-FEB", "TUE#2", "TUE#6", "3#2", "0#1", "MON,", "MON-FRI/2"),
);
const FIELD = fc.array(PIECE, { minLength: 1, maxLength: 3 }).map((pieces) => pieces.join(","));
const COMMON = fc.constantFrom("0", "2", "*", "?", "SUN");
const CRON = fc
  .array(fc.oneof({ weight: 3, arbitrary: COMMON }, FIELD), { minLength: 4, maxLength: 8 })
  .chain((fields) => fc.constantFrom(" ", "  ").map((between) => `cron(${fields.join(between)})`));
const RATE = fc
  .tuple(
    fc.integer({ min: 0, max: 90 }),
    fc.constantFrom("minute", "minutes", "hours", "day", "d", "min", "weeks", "W"),
  )
  .map(([count, unit]) => `rate(${count} ${unit})`);
const AT = fc
  .tuple(
    fc.constantFrom("2027-01-31", "2027-02-29"),
    fc.constantFrom(" ", "T"),
    fc.constantFrom("02:00", "25:00", "02:00:00Z", "02:00+09:00"),
  )
  .map((parts) => `at(${parts.join("")})`);
const SCHEDULE = fc.oneof({ weight: 8, arbitrary: CRON }, RATE, AT);

/** What a message says to write: whole expressions, one or the other. */
const WHOLE = /(?:cron|rate|at)\([^)]*\)/g;

test("what it offers is accepted: nothing is wrong with it that was not before", () => {
  fc.assert(
    fc.property(SCHEDULE, (expression) => {
      const before = notesOf(expression).map(withoutFix);
      for (const fix of fixesOf(expression)) {
        const reading = parseSchedule(fix);
        const problems = reading.ok ? [] : reading.problems.map(withoutFix);
        expect(problems.filter((message) => !before.includes(message))).toEqual([]);
      }
    }),
    RUNS,
  );
});

test("an expression that a message says whole can be written as it stands", () => {
  fc.assert(
    fc.property(SCHEDULE, (expression) => {
      for (const { message } of notesOf(expression)) {
        const [, told = ""] =
          /(?:; |: )(?:for every day |for the last day of the month )?write (.*)$/.exec(message) ?? [];
        for (const [whole] of told.matchAll(WHOLE)) expect(parseSchedule(whole)).toMatchObject({ ok: true });
      }
    }),
    RUNS,
  );
});
