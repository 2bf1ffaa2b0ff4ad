import { parseSchedule } from "../../../../model/schedule/grammar/parse-schedule";
import { checkScheduleOffset } from "../../../../model/schedule/grammar/schedule-offset";

function check(offset: number, expression: string) {
  const reading = parseSchedule(expression);
  return checkScheduleOffset(offset, reading.ok ? reading.schedule : undefined);
}

test.each([1, 6])("%d days go with a cron of certain days", (offset) => {
  expect(check(offset, "cron(0 2 ? * TUE#2 *)")).toMatchObject({ problems: [], warnings: [] });
});

const RANGE = "expected a whole number of days from 1 to 6";

test.each([
  [0, `${RANGE}, got 0; leave it out for no offset`],
  [7, `${RANGE}, got 7; a week later is the next weekday of the month: TUE#3 for TUE#2`],
  [-1, `${RANGE}, got -1; a week later is the next weekday of the month: TUE#3 for TUE#2`],
  [1.5, `${RANGE}, got 1.5; a week later is the next weekday of the month: TUE#3 for TUE#2`],
])("%d days are refused", (offset, message) => {
  expect(check(offset, "cron(0 2 ? * TUE#2 *)").problems).toEqual([{ kind: "offset-range", message }]);
});

test("only a cron has an offset", () => {
  expect(check(2, "rate(7 days)").problems).toEqual([
    {
      kind: "offset-not-cron",
      message: "expected an offset with cron(…) only, got one with rate(…); move the start date",
    },
  ]);
  expect(check(2, "at(2027-01-31T02:00:00)").problems).toEqual([
    {
      kind: "offset-not-cron",
      message: "expected an offset with cron(…) only, got one with at(…); move the date of at(…)",
    },
  ]);
});

test("an offset on a cron of every day is warned of", () => {
  expect(check(2, "cron(0 2 * * ? *)")).toMatchObject({
    problems: [],
    warnings: [
      {
        kind: "offset-without-effect",
        message:
          "expected an offset with certain days, got one with a cron of every day; leave it out, the days stay the same",
      },
    ],
  });
});
