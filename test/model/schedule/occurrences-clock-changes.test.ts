import { clockChangeCaveat } from "../../../model/schedule/runs/occurrences";
import { compute, runs } from "./compute-runs";

describe("where the clocks change", () => {
  test.each([
    [
      "America/New_York",
      "cron(30 2 ? * SUN *)",
      "2027-03-13T00:00:00Z",
      ["2027-03-14T02:30-05:00 skipped", "2027-03-21T02:30-04:00"],
    ],
    [
      "America/New_York",
      "cron(30 1 ? * SUN *)",
      "2027-11-06T00:00:00Z",
      ["2027-11-07T01:30-04:00 repeated", "2027-11-14T01:30-05:00"],
    ],
    // The hour has begun, and is over: neither skipped nor repeated.
    [
      "America/New_York",
      "cron(59 1 ? * SUN *)",
      "2027-03-13T00:00:00Z",
      ["2027-03-14T01:59-05:00", "2027-03-21T01:59-04:00"],
    ],
    [
      "America/New_York",
      "cron(0 2 ? * SUN *)",
      "2027-03-13T00:00:00Z",
      ["2027-03-14T02:00-05:00 skipped", "2027-03-21T02:00-04:00"],
    ],
    [
      "America/New_York",
      "cron(0 3 ? * SUN *)",
      "2027-03-13T00:00:00Z",
      ["2027-03-14T03:00-04:00", "2027-03-21T03:00-04:00"],
    ],
    [
      "America/New_York",
      "cron(0 1 ? * SUN *)",
      "2027-11-06T00:00:00Z",
      ["2027-11-07T01:00-04:00 repeated", "2027-11-14T01:00-05:00"],
    ],
    [
      "America/New_York",
      "cron(0 2 ? * SUN *)",
      "2027-11-06T00:00:00Z",
      ["2027-11-07T02:00-05:00", "2027-11-14T02:00-05:00"],
    ],
    [
      "Europe/Paris",
      "cron(30 2 ? * SUN *)",
      "2027-03-27T00:00:00Z",
      ["2027-03-28T02:30+01:00 skipped", "2027-04-04T02:30+02:00"],
    ],
    [
      "Europe/Paris",
      "cron(30 2 ? * SUN *)",
      "2027-10-30T00:00:00Z",
      ["2027-10-31T02:30+02:00 repeated", "2027-11-07T02:30+01:00"],
    ],
    // Half an hour forward at 2 o'clock, half an hour back at 2 o'clock.
    [
      "Australia/Lord_Howe",
      "cron(15 2 ? * SUN *)",
      "2027-10-02T00:00:00Z",
      ["2027-10-03T02:15+10:30 skipped", "2027-10-10T02:15+11:00"],
    ],
    [
      "Australia/Lord_Howe",
      "cron(30 2 ? * SUN *)",
      "2027-10-02T00:00:00Z",
      ["2027-10-03T02:30+11:00", "2027-10-10T02:30+11:00"],
    ],
    [
      "Australia/Lord_Howe",
      "cron(45 1 ? * SUN *)",
      "2027-04-03T00:00:00Z",
      ["2027-04-04T01:45+11:00 repeated", "2027-04-11T01:45+10:30"],
    ],
    [
      "Australia/Lord_Howe",
      "cron(15 1 ? * SUN *)",
      "2027-04-03T00:00:00Z",
      ["2027-04-04T01:15+11:00", "2027-04-11T01:15+10:30"],
    ],
    // Ramadan: back in February, forward in March.
    [
      "Africa/Casablanca",
      "cron(30 2 ? * SUN *)",
      "2026-02-14T00:00:00Z",
      ["2026-02-15T02:30+01:00 repeated", "2026-02-22T02:30+00:00"],
    ],
    [
      "Africa/Casablanca",
      "cron(30 2 ? * SUN *)",
      "2026-03-21T00:00:00Z",
      ["2026-03-22T02:30+00:00 skipped", "2026-03-29T02:30+01:00"],
    ],
    // British Columbia keeps its summer time from 2026 on.
    [
      "America/Vancouver",
      "cron(30 1 ? * SUN *)",
      "2026-10-31T00:00:00Z",
      ["2026-11-01T01:30-07:00", "2026-11-08T01:30-07:00"],
    ],
    [
      "Asia/Seoul",
      "cron(30 2 ? * SUN *)",
      "2027-03-13T00:00:00Z",
      ["2027-03-14T02:30+09:00", "2027-03-21T02:30+09:00"],
    ],
    // A zone whose jump leads over midnight, from Saturday 23:00 to Sunday 00:00.
    [
      "America/Nuuk",
      "cron(30 23 ? * SAT *)",
      "2027-03-27T00:00:00Z",
      ["2027-03-27T23:30-02:00 skipped", "2027-04-03T23:30-01:00"],
    ],
  ])("%s, %s", (scheduleTimezone, schedule, from, expected) => {
    expect(runs({ schedule, scheduleTimezone }, { from, count: 2 })).toEqual(expected);
  });

  test("clock time and offset together are always the instant", () => {
    const timing = { schedule: "cron(0/30 * * * ? *)", scheduleTimezone: "America/New_York" };
    const range = { from: "2027-03-13T00:00:00Z", until: "2027-03-16T00:00:00Z" };

    for (const { instant, local, offset } of compute(timing, range).runs) {
      expect(new Date(local + offset)).toEqual(instant);
    }
  });

  test("a skipped time that falls on another run is not a second run, and the order holds", () => {
    const timing = { schedule: "cron(0,30 1-3 * * ? *)", scheduleTimezone: "America/New_York" };

    expect(runs(timing, { from: "2027-03-14T05:00:00Z", count: 5 })).toEqual([
      "2027-03-14T01:00-05:00",
      "2027-03-14T01:30-05:00",
      "2027-03-14T03:00-04:00",
      "2027-03-14T03:30-04:00",
      "2027-03-15T01:00-04:00",
    ]);
  });

  test("a skipped time comes in its turn between other runs", () => {
    const timing = { schedule: "cron(15,50 2,3 ? * SUN *)", scheduleTimezone: "America/New_York" };
    const shifted = { schedule: "cron(0 2,3 ? * SUN *)", scheduleTimezone: "Australia/Lord_Howe" };

    expect(runs(timing, { from: "2027-03-14T00:00:00Z", count: 3 })).toEqual([
      "2027-03-14T03:15-04:00",
      "2027-03-14T03:50-04:00",
      "2027-03-21T02:15-04:00",
    ]);
    expect(runs(shifted, { from: "2027-10-02T00:00:00Z", count: 3 })).toEqual([
      "2027-10-03T02:00+10:30 skipped",
      "2027-10-03T03:00+11:00",
      "2027-10-10T02:00+11:00",
    ]);
  });

  test("a skipped time is told also where no other run follows", () => {
    const timing = { schedule: "cron(30 2 14 MAR ? 2027)", scheduleTimezone: "America/New_York" };

    expect(runs(timing, { from: "2027-01-01T00:00:00Z" })).toEqual(["2027-03-14T02:30-05:00 skipped"]);
  });

  test("a day that a zone leaves out is skipped as a whole", () => {
    const timing = { schedule: "cron(0 2 ? * FRI *)", scheduleTimezone: "Pacific/Apia" };

    expect(runs(timing, { from: "2011-12-24T00:00:00Z", count: 2 })).toEqual([
      "2011-12-30T02:00-10:00 skipped",
      "2012-01-06T02:00+14:00",
    ]);
  });

  test("each such run can be told in a sentence", () => {
    const timing = { schedule: "cron(30 2 ? * SUN *)", scheduleTimezone: "Europe/Paris" };
    const sentence = (from: string) => compute(timing, { from, count: 1 }).runs.map(clockChangeCaveat);

    expect(sentence("2027-03-27T00:00:00Z")).toEqual([
      {
        kind: "clock-skipped",
        message:
          "the clocks skip 2027-03-28 02:30 Europe/Paris; AWS does not say when the window then runs, taken is 2027-03-28 01:30 UTC",
      },
    ]);
    expect(sentence("2027-10-30T00:00:00Z")).toEqual([
      {
        kind: "clock-repeated",
        message:
          "the clocks show 2027-10-31 02:30 Europe/Paris twice; AWS does not say at which the window runs, taken is the first, 2027-10-31 00:30 UTC",
      },
    ]);
    expect(sentence("2027-05-01T00:00:00Z")).toEqual([undefined]);
  });
});
