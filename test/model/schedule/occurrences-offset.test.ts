import { Schedule } from "../../../model/schedule/grammar/schedule";
import { compute, runs } from "./compute-runs";

describe("an offset counts calendar days", () => {
  test("into the next month, the next year and over a leap day", () => {
    const lastDay = { schedule: "cron(0 2 L * ? *)", scheduleOffset: 3 };

    expect(runs(lastDay, { from: "2027-12-15T00:00:00Z", count: 3 })).toEqual([
      "2028-01-03T02:00+00:00",
      "2028-02-03T02:00+00:00",
      "2028-03-03T02:00+00:00",
    ]);
    expect(runs({ ...lastDay, schedule: "cron(0 2 28 FEB ? *)" }, { from: "2027-01-01T00:00:00Z", count: 2 })).toEqual([
      "2027-03-03T02:00+00:00",
      "2028-03-02T02:00+00:00",
    ]);
  });

  test("and keeps the clock time over a change of the clocks", () => {
    const timing = { schedule: "cron(0 9 ? * TUE#2 *)", scheduleOffset: 5, scheduleTimezone: "America/New_York" };

    expect(runs(timing, { from: "2027-02-10T00:00:00Z", count: 2 })).toEqual([
      "2027-02-14T09:00-05:00",
      "2027-03-14T09:00-04:00",
    ]);
  });

  test("from the last year a schedule can name into the next", () => {
    const timing = { schedule: "cron(0 2 31 DEC ? *)", scheduleOffset: 6 };

    expect(runs(timing, { from: "2199-06-01T00:00:00Z" })).toEqual(["2200-01-06T02:00+00:00"]);
  });

  test("the first run falls away if its cron day had passed when the window was made", () => {
    const timing = { schedule: "cron(0 2 ? * TUE#2 *)", scheduleOffset: 3 };
    const range = { from: "2027-01-13T00:00:00Z", count: 1 };

    expect(runs(timing, range)).toEqual(["2027-01-15T02:00+00:00"]);
    expect(compute(timing, range).caveats).toEqual(["offset-first-period"]);
    expect(compute(timing, { ...range, createdAt: "2027-01-12T02:00:00Z" })).toMatchObject({
      runs: [{ local: "2027-01-15T02:00" }],
      caveats: [],
    });
    expect(compute(timing, { ...range, createdAt: "2027-01-12T02:00:01Z" })).toMatchObject({
      runs: [{ local: "2027-02-12T02:00" }],
      caveats: [],
    });
  });

  test("Patch Tuesday and so many days is so many days after the second Tuesday, each month", () => {
    for (const plusDays of [0, 1, 6, 7, 13, 20] as const) {
      const dayAfter = (year: number, days: number) => new Date(Date.UTC(year, 0, 15 + days)).toISOString();
      const { expression: schedule, scheduleOffset } = Schedule.patchTuesday({ plusDays, at: "02:00" });
      const { runs: computed } = compute(
        { schedule, scheduleOffset },
        { from: dayAfter(2027, plusDays), until: dayAfter(2030, plusDays) },
      );
      for (const { instant } of computed) {
        const patchTuesday = new Date(instant.getTime() - plusDays * 86_400_000);

        expect(patchTuesday.getUTCDay()).toBe(2);
        expect(Math.ceil(patchTuesday.getUTCDate() / 7)).toBe(2);
      }
      expect(computed).toHaveLength(36);
    }
  });
});
