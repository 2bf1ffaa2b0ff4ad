import { compute, runs } from "./compute-runs";

describe("AWS's own examples", () => {
  test("9 AM each Wednesday from a start date on; the page calls the first a 4 January, a Monday: it is the 6th", () => {
    const timing = {
      schedule: "cron(0 09 ? * WED *)",
      scheduleTimezone: "America/Los_Angeles",
      startDate: "2021-01-01T00:00:00-08:00",
    };

    expect(runs(timing, { from: "2020-11-01T00:00:00Z", count: 2 })).toEqual([
      "2021-01-06T09:00-08:00",
      "2021-01-13T09:00-08:00",
    ]);
  });

  test("every 7 days between two dates: Tuesdays, the last on 25 June; the page reads 00:03:15 as 3:15 AM", () => {
    const timing = {
      schedule: "rate(7 days)",
      scheduleTimezone: "Asia/Tokyo",
      startDate: "2019-01-01T00:03:15+09:00",
      endDate: "2019-06-30T00:06:15+09:00",
    };
    const computed = runs(timing, { from: "2018-12-01T00:00:00Z" });

    expect(computed.slice(0, 2)).toEqual(["2019-01-01T00:03:15+09:00", "2019-01-08T00:03:15+09:00"]);
    expect(computed).toHaveLength(26);
    expect(computed.at(-1)).toBe("2019-06-25T00:03:15+09:00");
  });

  test("once, at 3:55 PM in UTC", () => {
    expect(compute({ schedule: "at(2020-07-07T15:55:00)" }, { from: "2020-01-01T00:00:00Z" })).toEqual({
      runs: [{ instant: new Date("2020-07-07T15:55:00Z"), local: "2020-07-07T15:55", zone: "UTC", offset: "+00:00" }],
      caveats: [],
    });
  });

  test("11:30 PM two days after the third Tuesday", () => {
    const timing = { schedule: "cron(0 30 23 ? * TUE#3 *)", scheduleOffset: 2 };

    expect(runs(timing, { from: "2027-01-01T00:00:00Z", count: 3 })).toEqual([
      "2027-01-21T23:30+00:00",
      "2027-02-18T23:30+00:00",
      "2027-03-18T23:30+00:00",
    ]);
  });

  test.each([
    ["cron(0 10 * * ? *)", ["2027-01-01T10:00", "2027-01-02T10:00"]],
    ["cron(30 09 ? * * *)", ["2027-01-01T09:30", "2027-01-02T09:30"]],
    ["cron(24 30 09 ? * * *)", ["2027-01-01T09:30:24", "2027-01-02T09:30:24"]],
    ["cron(0 18 ? * MON-FRI *)", ["2027-01-01T18:00", "2027-01-04T18:00"]],
    ["cron(0 8 1 * ? *)", ["2027-01-01T08:00", "2027-02-01T08:00"]],
    ["cron(0 2 ? * THU#3 *)", ["2027-01-21T02:00", "2027-02-18T02:00"]],
    ["cron(0 2 L * ? *)", ["2027-01-31T02:00", "2027-02-28T02:00"]],
    ["cron(15 10 ? * 6L *)", ["2027-01-29T10:15", "2027-02-26T10:15"]],
    ["cron(0/5 8-17 ? * MON-FRI *)", ["2027-01-01T08:00", "2027-01-01T08:05"]],
    ["cron(1/10 * * * ? *)", ["2027-01-01T00:01", "2027-01-01T00:11"]],
    ["cron(0 0 21 ? 1/1 TUE#2 *)", ["2027-01-12T21:00", "2027-02-09T21:00"]],
  ])("%s", (schedule, expected) => {
    const { runs: computed, caveats } = compute({ schedule }, { from: "2027-01-01T00:00:00Z", count: 2 });

    expect(computed.map(({ local }) => local)).toEqual(expected);
    expect(caveats).toEqual([]);
  });

  test("a daily 9 o'clock in Chicago stays at 9 when the clocks go forward", () => {
    const timing = { schedule: "cron(0 9 * * ? *)", scheduleTimezone: "America/Chicago" };

    expect(runs(timing, { from: "2024-03-09T12:00:00Z", count: 3 })).toEqual([
      "2024-03-09T09:00-06:00",
      "2024-03-10T09:00-05:00",
      "2024-03-11T09:00-05:00",
    ]);
  });
});
