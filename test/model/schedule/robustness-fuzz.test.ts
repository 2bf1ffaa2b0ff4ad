import fc from "fast-check";
import { parseSchedule } from "../../../model/schedule/grammar/parse-schedule";
import { readWindowDate } from "../../../model/schedule/grammar/window-dates";
import { occurrences } from "../../../model/schedule/runs/occurrences";
import { describeSchedule } from "../../../model/schedule/words/describe-schedule";
import { checkTimeZone } from "../../../model/schedule/zones/time-zone";
import { cases } from "../../support/attacks/full-size";
import { processorMilliseconds } from "../../support/processor-time";

const LONGEST_MESSAGE = 1_000;
const from = new Date("2027-01-01T00:00:00Z");

/** Text of the grammar's own characters, much of it nearly right. */
const nearly = fc
  .array(
    fc.constantFrom(
      ...[
        "cron(",
        "rate(",
        "at(",
        ")",
        " ",
        "*",
        "?",
        "0",
        "2",
        "31",
        "99",
        ",",
        "-",
        "/",
        "#",
        "L",
        "W",
        "SUN",
        "FEB",
      ],
      ...["days", "1 hour", "2027-01-31T02:00:00", "Z", "2027", "\n", "__proto__", "constructor", "☃"],
    ),
    { maxLength: 20 },
  )
  .map((parts) => parts.join(""));
const crons = fc
  .array(fc.oneof(fc.constantFrom("*", "?", "L", "0", "2", "SUN", "1-5", "0/5", "TUE#2", "6L", "15W"), fc.string()), {
    minLength: 4,
    maxLength: 8,
  })
  .map((fields) => `cron(${fields.join(" ")})`);
/** Any characters at all. The library's own, `fc.string({ unit: "binary" })`, makes a table of them all, which takes seconds. */
const binary = fc
  .array(fc.integer({ min: 0, max: 0x10_ffff }), { maxLength: 10 })
  .map((codes) => String.fromCodePoint(...codes));
const anyText = fc.oneof(fc.string(), binary, nearly, crons);

test("any text is answered, never thrown back, and problems and a schedule exclude one another", () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const reading = parseSchedule(text, { today: from, duration: 4 });

      if (reading.ok) expect(reading.schedule.kind).toMatch(/^(cron|rate|at)$/);
      else expect(reading.problems.length).toBeGreaterThan(0);
      const notes = [...(reading.ok ? [] : reading.problems), ...reading.warnings];
      for (const { message } of notes) expect(message.length).toBeLessThan(LONGEST_MESSAGE);
    }),
    { numRuns: cases(3_000) },
  );
});

test("what a message says to write is right", () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const reading = parseSchedule(text);
      fc.pre(!reading.ok);
      const offered = reading.problems.flatMap(
        ({ message }) => /(?<=write )(?:cron|rate|at)\(.*$/.exec(message)?.[0].split(" or ") ?? [],
      );

      for (const expression of offered) expect(parseSchedule(expression)).toMatchObject({ ok: true });
    }),
    { numRuns: cases(2_000) },
  );
});

test("any values at all make runs, or a reason why not", () => {
  const timings = fc.record(
    {
      schedule: fc.oneof(anyText, fc.constant("cron(0 2 ? * SUN *)"), fc.constant("rate(7 days)")),
      scheduleTimezone: fc.oneof(fc.string(), fc.constantFrom("Asia/Seoul", "Europe/Paris", "__proto__")),
      scheduleOffset: fc.oneof(fc.integer({ min: -1, max: 8 }), fc.double()),
      startDate: fc.oneof(fc.string(), fc.constant("2027-02-01T00:00:00Z")),
      endDate: fc.oneof(fc.string(), fc.constant("2027-06-01T00:00:00+09:00")),
    },
    { requiredKeys: ["schedule"] },
  );
  fc.assert(
    fc.property(timings, (timing) => {
      const result = occurrences(timing, { from, count: 3 });

      expect(typeof describeSchedule(timing)).toBe("string");
      if (result.computable) expect([...result.runs].length).toBeLessThanOrEqual(3);
      else expect(result.reason.message).not.toBe("");
    }),
    { numRuns: cases(1_000) },
  );
});

test.each([
  ["x", "x".repeat(1_000_000)],
  ["blanks", `cron(${" ".repeat(1_000_000)})`],
  ["digits", `rate(${"9".repeat(1_000_000)} days)`],
  ["brackets", "cron(".repeat(200_000)],
  ["dates", "2027-01-31T02:00:00".repeat(50_000)],
])("a million characters of %s are answered within milliseconds, in a short message", (_, text) => {
  const ask = () => [parseSchedule(text), checkTimeZone(text), readWindowDate(text)];
  const answers = ask();
  const elapsed = processorMilliseconds(ask);

  for (const answer of answers) {
    expect("problems" in answer && answer.problems.every(({ message }) => message.length < LONGEST_MESSAGE)).toBe(true);
    expect("problems" in answer && answer.problems.length).toBe(1);
  }
  expect(elapsed).toBeLessThan(100);
});

test("a schedule that never comes again is known at once", () => {
  const ask = () => {
    const rarely = occurrences(
      { schedule: "cron(0 2 ? FEB SUN#5 *)" },
      { from, until: new Date("2031-01-01T00:00:00Z") },
    );
    return {
      neverAgain: parseSchedule("cron(0 2 31 2,4,6,9,11 ? *)").ok,
      rarely: rarely.computable && [...rarely.runs],
    };
  };

  expect(ask()).toEqual({ neverAgain: false, rarely: [] });
  expect(processorMilliseconds(ask)).toBeLessThan(100);
});
