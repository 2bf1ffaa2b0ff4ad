import fc from "fast-check";
import { ringPromises } from "../../../model/patch-fleet/ring-promises";
import type { RingStreams } from "../../../model/patch-fleet/ring-streams";
import type { InstallStream } from "../../../model/patching/streams/install-stream";
import { type PlusDays, Schedule } from "../../../model/schedule/grammar/schedule";
import { occurrences } from "../../../model/schedule/runs/occurrences";
import { cases } from "../../support/attacks/full-size";

const FROM = new Date("2026-11-23T00:00:00Z");
const DAY = 86_400_000;
const HOUR = 3_600_000;
const WEEKDAYS = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];

test("tells the least days between two rings, and the release for which they are so few", () => {
  const dev = ring("dev", [stream(0, "cron(0 22 ? * TUE *)")]);
  const prod = ring("prod", [stream(7, "cron(0 2 ? * SUN *)")], { daysOnRingBefore: 3 });

  expect(ringPromises([dev, prod], FROM)).toEqual([
    {
      before: "dev",
      ring: "prod",
      baseline: "Linux",
      operatingSystem: "AMAZON_LINUX_2023",
      promisedDays: 3,
      outcome: "kept",
      // Released when dev's window has just begun: dev is done a week later, on Wednesday 01:00, prod starts on Sunday.
      leastDays: 4.04,
      released: new Date("2026-11-24T22:00:00Z"),
    },
  ]);
});

test("a difference of days between two approvals is no promise: the window of the earlier ring counts", () => {
  const dev = ring("dev", [stream(0, "cron(0 22 ? * TUE *)")]);
  const prod = ring("prod", [stream(4, "cron(0 2 ? * SUN *)")]);

  const [promise] = ringPromises([dev, prod], FROM);

  expect(promise).toMatchObject({ outcome: "broken", leastDays: -2.96, released: new Date("2026-11-24T22:00:00Z") });
});

/** A window so many days after Patch Tuesday, at 22:00 UTC, on Windows nodes without a delay. */
function afterPatchTuesday(plusDays: PlusDays, afterDays = 0): InstallStream {
  const { expression: schedule, scheduleOffset } = Schedule.patchTuesday({ plusDays, at: "22:00" });
  const openings = [{ timing: { schedule, scheduleOffset }, hours: 3 }];
  return { ...stream(afterDays, ""), operatingSystem: "WINDOWS", openings };
}

test.each<[PlusDays, PlusDays, PlusDays]>([
  [1, 5, 11],
  [1, 8, 15],
  [2, 9, 16],
])("rings %d, %d and %d days after Patch Tuesday follow one another without a delay", (...days) => {
  const rings = days.map((plusDays, index) =>
    ring(`ring${index}`, [afterPatchTuesday(plusDays)], { daysOnRingBefore: index === 0 ? 0 : 3 }),
  );

  expect(ringPromises(rings, FROM)).toMatchObject([
    { outcome: "kept", releases: "Patch Tuesday", promisedDays: 3 },
    { outcome: "kept", releases: "Patch Tuesday", promisedDays: 3 },
  ]);
});

test("on Linux the same windows keep no promise: a patch may be released between them", () => {
  const linux = (plusDays: PlusDays) => ({ ...afterPatchTuesday(plusDays), operatingSystem: "AMAZON_LINUX_2023" });

  expect(ringPromises([ring("dev", [linux(1)]), ring("prod", [linux(5)])], FROM)[0]).toMatchObject({
    outcome: "broken",
  });
});

test("a ring that comes before the one before is told for the Patch Tuesday of that", () => {
  const rings = [ring("dev", [afterPatchTuesday(5)]), ring("prod", [afterPatchTuesday(1)])];

  const [promise] = ringPromises(rings, FROM);

  expect(promise).toMatchObject({ outcome: "broken", releases: "Patch Tuesday" });
  expect(promise?.released?.toISOString()).toMatch(/T1[78]:00:00.000Z$/);
});

test("it is the last group of the ring before that counts", () => {
  const dev = ring("dev", [stream(0, "cron(0 22 ? * TUE *)"), stream(0, "cron(0 22 L * ? *)")]);
  const prod = ring("prod", [stream(14, "cron(0 2 ? * SUN *)")]);

  expect(ringPromises([dev, prod], FROM)[0]).toMatchObject({ outcome: "broken" });
});

test("a ring before that never installs keeps no promise", () => {
  const dev = ring("dev", [{ ...stream(0, ""), openings: [] }]);
  const prod = ring("prod", [stream(7, "cron(0 2 ? * SUN *)")]);

  expect(ringPromises([dev, prod], FROM)[0]).toMatchObject({
    outcome: "broken",
    because: "the ring before never installs it",
  });
});

describe("where the runs of the ring before are known up to a day only", () => {
  const until = (untilDate: string, schedule: string) => ({ ...stream(0, schedule), approvals: [{ untilDate }] });

  test("a patch that the ring behind it has earlier is told, and nothing that nobody looked for", () => {
    const dev = ring("dev", [until("2062-11-22", "cron(0 22 ? * TUE *)")]);
    const prod = ring("prod", [until("2062-11-22", "cron(0 22 ? * THU *)")]);

    const [promise] = ringPromises([dev, prod], FROM);

    expect(promise).toMatchObject({ outcome: "broken", leastDays: expect.any(Number) });
    expect(promise?.because).toBeUndefined();
  });

  test("a ring that runs every week breaks its promise to one that runs behind that day", () => {
    const dev = ring("dev", [stream(0, "cron(0 2 1 1 ? 2031)")]);
    const prod = ring("prod", [stream(7, "cron(0 2 ? * SUN *)")]);

    expect(ringPromises([dev, prod], FROM)[0]).toMatchObject({
      outcome: "broken",
      because: "no window of the ring before opens before 2029-12-23, where the search ends",
    });
  });

  test("what is broken for sure is told before what is not known", () => {
    const dev = ring("dev", [stream(0, "cron(0 22 ? * TUE *)")]);
    const prod = ring("prod", [stream(0, "cron(0 22 ? * MON *)"), stream(7, "rate(7 days)")]);

    expect(ringPromises([dev, prod], FROM)[0]?.outcome).toBe("broken");
  });
});

test("a ring without accounts is left out of the queue", () => {
  const dev = ring("dev", [stream(0, "cron(0 22 ? * TUE *)")]);
  const prod = ring("prod", [stream(7, "cron(0 2 ? * SUN *)")]);

  expect(ringPromises([dev, ring("test", []), prod], FROM).map(({ before, ring: name }) => [before, name])).toEqual([
    ["dev", "prod"],
  ]);
});

test("nothing is promised of a system whose nodes heed no delay", () => {
  const ubuntu = (days: number) => ({ ...stream(days, "cron(0 22 ? * TUE *)"), mayHeedDelay: false });

  expect(ringPromises([ring("dev", [ubuntu(0)]), ring("prod", [ubuntu(7)])], FROM)[0]?.outcome).toBe("no delay");
});

test("a rate without a start is not proved", () => {
  const dev = ring("dev", [stream(0, "rate(7 days)")]);
  const prod = ring("prod", [stream(7, "cron(0 2 ? * SUN *)")]);

  expect(ringPromises([dev, prod], FROM)[0]).toMatchObject({
    outcome: "not known",
    because: expect.stringMatching(/^startDate: expected a start date beside a rate, but it is missing/),
  });
});

test("a later ring whose next run lies beyond the search is not proved", () => {
  const dev = ring("dev", [stream(0, "cron(0 22 ? * TUE *)")]);
  const prod = ring("prod", [stream(7, "cron(0 2 1 1 ? 2031)")]);

  expect(ringPromises([dev, prod], FROM)[0]).toEqual({
    before: "dev",
    ring: "prod",
    baseline: "Linux",
    operatingSystem: "AMAZON_LINUX_2023",
    promisedDays: 0,
    outcome: "not known",
    because: "no window of prod opens before 2029-12-23, where the search ends",
  });
});

test("a later ring whose windows are over for good installs nothing first", () => {
  const dev = ring("dev", [stream(0, "cron(0 22 ? * TUE *)")]);
  const prod = ring("prod", [stream(7, "at(2020-01-01T02:00:00)")]);

  expect(ringPromises([dev, prod], FROM)[0]).toMatchObject({ outcome: "kept" });
});

test("a ring before that installs once an hour is seen to the end", () => {
  const dev = ring("dev", [stream(0, "cron(0 * * * ? *)")]);
  const prod = ring("prod", [stream(7, "cron(0 2 1 1 ? *)")]);

  // It is open for three hours, so that two of three runs are dropped: at the worst dev is done six hours later.
  expect(ringPromises([dev, prod], FROM)[0]).toMatchObject({ outcome: "kept", leastDays: 6.75 });
});

test("a ring before without the baseline keeps no promise", () => {
  const dev = ring("dev", [{ ...stream(0, "cron(0 22 ? * TUE *)"), baseline: "Windows" }]);
  const prod = ring("prod", [stream(7, "cron(0 2 ? * SUN *)")]);

  expect(ringPromises([dev, prod], FROM)[0]).toMatchObject({
    outcome: "broken",
    because: "the ring before has no such baseline",
  });
});

describe("with locks", () => {
  const dev = ring("dev", [stream(0, "cron(0 22 ? * TUE *)")]);
  const locked = (name: string, untilDate: string, from: string, on: string) => ({
    ...ring(name, [{ ...stream(0, "cron(0 2 ? * SUN *)"), approvals: [{ untilDate }] }]),
    lock: { approveUntilDate: untilDate, from, on },
  });

  test("a lock holds what the ring before had installed when it was written", () => {
    // Tuesday the 17th was dev's last run before the lock.
    expect(ringPromises([dev, locked("prod", "2026-11-16", "dev", "2026-11-18")], FROM)[0]).toMatchObject({
      outcome: "kept",
      leastDays: 4.04,
    });
  });

  test("a lock to a day which the ring before had not installed is broken", () => {
    expect(ringPromises([dev, locked("prod", "2026-11-20", "dev", "2026-11-21")], FROM)[0]).toMatchObject({
      outcome: "broken",
      leastDays: -2.96,
    });
  });

  test.each(["2029-12-24", "2062-11-22"])("a lock to %s, beyond the search, is not said to be kept", (day) => {
    expect(ringPromises([dev, locked("prod", day, "dev", "2026-11-18")], FROM)[0]).toMatchObject({
      outcome: "not known",
    });
  });

  test("behind a ring that is locked a ring must be locked too, for its patches come past the other otherwise", () => {
    const test = locked("test", "2026-11-16", "dev", "2026-11-18");
    const prod = ring("prod", [stream(30, "cron(0 2 ? * SUN *)")]);

    expect(ringPromises([dev, test, prod], FROM)[1]).toMatchObject({
      outcome: "broken",
      because: "the ring before is locked to what was released up to 2026-11-16",
    });
  });

  test("of two locks the later ring has the earlier day", () => {
    const test = locked("test", "2026-11-16", "dev", "2026-11-18");

    const outcomes = ["2026-11-10", "2026-11-17"].map(
      (day) => ringPromises([dev, test, locked("prod", day, "test", "2026-11-23")], FROM)[1]?.outcome,
    );

    expect(outcomes).toEqual(["kept", "broken"]);
  });
});

describe("held against a plain walk over releases", () => {
  const schedule = fc.oneof(
    fc
      .record({ day: fc.constantFrom(...WEEKDAYS), hour: hours() })
      .map(({ day, hour }) => `cron(0 ${hour} ? * ${day} *)`),
    fc
      .record({ day: fc.integer({ min: 1, max: 28 }), hour: hours() })
      .map(({ day, hour }) => `cron(30 ${hour} ${day} * ? *)`),
    fc
      .record({ day: fc.integer({ min: 1, max: 7 }), nth: fc.integer({ min: 1, max: 4 }), hour: hours() })
      .map(({ day, nth, hour }) => `cron(15 ${hour} ? * ${WEEKDAYS[day - 1]}#${nth} *)`),
    hours().map((hour) => `cron(0 ${hour} * * ? *)`),
  );
  const zone = fc.constantFrom("UTC", "Europe/Paris", "America/New_York", "Asia/Seoul", "Australia/Lord_Howe");
  const anyStream = fc
    .record({ schedule, zone, hours: fc.integer({ min: 1, max: 24 }) })
    .map(({ schedule: text, zone: scheduleTimezone, hours: open }) => ({
      ...stream(0, text),
      openings: [{ timing: { schedule: text, scheduleTimezone }, hours: open }],
    }));
  const days = fc.integer({ min: 0, max: 40 });
  const streams = fc.array(anyStream, { minLength: 1, maxLength: 3 });

  function hours() {
    return fc.integer({ min: 0, max: 23 });
  }

  test("no release comes closer than what is proved, and the one that is named comes that close", () => {
    fc.assert(
      fc.property(
        streams,
        streams,
        days,
        days,
        fc.array(fc.integer({ min: 0, max: 366 * 24 * 60 }), { minLength: 40, maxLength: 40 }),
        (before, later, beforeDays, laterDays, minutes) => {
          const [first, second] = [waiting(before, beforeDays), waiting(later, laterDays)];
          const [promise] = ringPromises([ring("dev", first), ring("prod", second)], FROM);
          const proved = promise?.leastDays as number;

          const walked = minutes.map((minute) => distanceAt(FROM.getTime() + minute * 60_000, first, second));

          expect(Math.min(...walked)).toBeGreaterThanOrEqual(proved * DAY);
          const named = distanceAt(promise?.released?.getTime() ?? Number.NaN, first, second);
          expect(Math.floor((named / DAY) * 100) / 100).toBe(proved);
        },
      ),
      { numRuns: cases(60) },
    );
  });

  test("a ring that is said to keep its promise keeps it for each of the 366 release days", () => {
    fc.assert(
      fc.property(streams, streams, days, days, (before, later, beforeDays, extraDays) => {
        const [first, second] = [waiting(before, beforeDays), waiting(later, beforeDays + extraDays)];
        const [promise] = ringPromises([ring("dev", first), ring("prod", second, { daysOnRingBefore: 2 })], FROM);

        const isKept = daysOfYear().every((day) => distanceAt(day, first, second) >= 2 * DAY);

        if (promise?.outcome === "kept") expect(isKept).toBe(true);
        else expect(promise?.leastDays).toBeLessThan(2);
      }),
      { numRuns: cases(30) },
    );
  });

  function daysOfYear(): readonly number[] {
    return Array.from({ length: 366 }, (_, day) => FROM.getTime() + day * DAY + 12 * HOUR);
  }

  /** From the end of the last installation before to the first chance of one later, run by run. */
  function distanceAt(released: number, before: readonly InstallStream[], later: readonly InstallStream[]): number {
    const ends = before.map((one) => {
      const approved = released + waitOf(one);
      return (runs(one).find(({ start }) => start > approved) as { end: number }).end;
    });
    const starts = later.map((one) => {
      const approved = released + waitOf(one);
      const open = runs(one).find(({ end }) => end > approved) as { start: number };
      return Math.max(open.start, approved);
    });
    return Math.min(...starts) - Math.max(...ends);
  }

  const known = new Map<string, { start: number; end: number }[]>();

  function runs({ openings }: InstallStream): { start: number; end: number }[] {
    const key = JSON.stringify(openings);
    const found = known.get(key) ?? openings.flatMap(({ timing, hours: open }) => walk(timing, open));
    known.set(key, found);
    return found;
  }

  function walk(timing: InstallStream["openings"][number]["timing"], open: number) {
    const range = { from: FROM, until: new Date(FROM.getTime() + 500 * DAY) };
    const found = occurrences(timing, range);
    if (!found.computable) throw new Error(found.reason.message);
    let busy = Number.NEGATIVE_INFINITY;
    return [...found.runs].flatMap(({ instant }) => {
      const start = instant.getTime();
      // What is due while the run before is open does not take place: on a day of 23 hours, that of a window of 24.
      if (start < busy) return [];
      busy = start + open * HOUR;
      return [{ start, end: busy }];
    });
  }

  function waitOf({ approvals: [approval] }: InstallStream): number {
    return (approval as { afterDays: number }).afterDays * DAY;
  }

  function waiting(all: readonly InstallStream[], afterDays: number): InstallStream[] {
    return all.map((one) => ({ ...one, approvals: [{ afterDays }] }));
  }
});

function ring(name: string, streams: readonly InstallStream[], more: object = {}): RingStreams {
  return { ring: { name, ...more }, streams };
}

function stream(afterDays: number, schedule: string): InstallStream {
  return {
    baseline: "Linux",
    operatingSystem: "AMAZON_LINUX_2023",
    mayHeedDelay: true,
    approvals: [{ afterDays }],
    openings: [{ timing: { schedule }, hours: 3 }],
  };
}
