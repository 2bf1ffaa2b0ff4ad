import { checkWindowDates, readWindowDate } from "../../../../model/schedule/grammar/window-dates";

test.each([
  ["2021-04-07T14:29:00-08:00", "2021-04-07T22:29:00.000Z"],
  ["2027-01-31T02:00:00Z", "2027-01-31T02:00:00.000Z"],
  ["2027-01-31T02:00:00.250+09:00", "2027-01-30T17:00:00.250Z"],
  ["2027-01-31T02:00+05:45", "2027-01-30T20:15:00.000Z"],
  ["2028-02-29T23:59:59-00:00", "2028-02-29T23:59:59.000Z"],
])("%s is the instant %s", (text, instant) => {
  expect(readWindowDate(text)).toEqual({ problems: [], warnings: [], instant: new Date(instant) });
});

test("without an offset it is read as UTC, with a warning", () => {
  expect(readWindowDate("2027-01-31T02:00:00")).toEqual({
    problems: [],
    warnings: [
      {
        kind: "date-without-offset",
        message:
          'expected an offset or Z at the end, got "2027-01-31T02:00:00"; AWS does not say how it reads this, for UTC write 2027-01-31T02:00:00Z',
      },
    ],
    instant: new Date("2027-01-31T02:00:00Z"),
  });
});

const SHAPE = "expected YYYY-MM-DDThh:mm:ss and an offset or Z";
const EXIST = "expected a date and time that exist";

test.each([
  ["2027-01-31", `${SHAPE}, got "2027-01-31"; write 2027-01-31T00:00:00Z`],
  ["2027-02-30", 'expected a valid date, got "2027-02-30"'],
  ["next Sunday", `${SHAPE}, got "next Sunday"; such as 2027-01-31T02:00:00Z`],
  ["2027-01-31 02:00:00Z", `${SHAPE}, got "2027-01-31 02:00:00Z"; such as 2027-01-31T02:00:00Z`],
  ["", `${SHAPE}, got ""; such as 2027-01-31T02:00:00Z`],
  [null, `${SHAPE}, got null; such as 2027-01-31T02:00:00Z`],
  ["2027-02-29T00:00:00Z", `${EXIST}, got "2027-02-29T00:00:00Z"`],
  ["2027-00-10T00:00:00Z", `${EXIST}, got "2027-00-10T00:00:00Z"`],
  ["2027-01-31T24:00:00Z", `${EXIST}, got "2027-01-31T24:00:00Z"; a day runs from 00:00:00 to 23:59:59`],
])("%p is refused", (text, message) => {
  const reading = readWindowDate(text as string);

  expect(reading.instant).toBeUndefined();
  expect(reading.problems.map((problem) => problem.message)).toEqual([message]);
});

test("the end comes after the start, whatever the offsets", () => {
  const startDate = "2027-01-31T02:00:00+09:00";

  expect(checkWindowDates({ startDate, endDate: "2027-01-30T17:00:01Z" }).problems).toEqual([]);
  expect(checkWindowDates({ startDate, endDate: "2027-01-30T17:00:00Z" }).problems).toEqual([
    {
      kind: "date-order",
      message: `expected an end after the start, "${startDate}", got "2027-01-30T17:00:00Z"; swap them`,
    },
  ]);
});

test("an end gone by is warned of from the next day on", () => {
  const dates = { endDate: "2027-01-31T02:00:00Z" };

  expect(checkWindowDates(dates)).toMatchObject({ problems: [], warnings: [] });
  expect(checkWindowDates(dates, new Date("2027-01-31T23:00:00Z")).warnings).toEqual([]);
  expect(checkWindowDates(dates, { year: 2027, month: 2, day: 1 }).warnings).toEqual([
    {
      kind: "date-gone-by",
      message:
        'expected an end still to come, got "2027-01-31T02:00:00Z"; the window never runs: give a later end, or remove the window',
    },
  ]);
});

test("dates that cannot be read are not compared", () => {
  expect(checkWindowDates({ startDate: "soon", endDate: "2027-01-31T02:00:00Z" }).problems).toEqual([]);
  expect(checkWindowDates({ startDate: "2027-01-31T02:00:00Z", endDate: "later" }).problems).toEqual([]);
});
