import fc from "fast-check";
import { readLockFile, writeLockFile } from "../../../model/patch-fleet/lock-file";
import { cases } from "../../support/attacks/full-size";

const RINGS = ["dev", "test", "prod"];
const CONTEXT = { rings: RINGS, today: new Date("2026-11-29T12:00:00Z") };
const LOCKS = {
  test: { approveUntilDate: "2026-11-20", from: "dev", on: "2026-11-25" },
  prod: { approveUntilDate: "2026-11-13", from: "test", on: "2026-11-23" },
};

test("is sorted, a ring on a line, so that promotions of different rings merge", () => {
  expect(writeLockFile(LOCKS)).toBe(`{
  "version": 1,
  "rings": {
    "prod": { "approveUntilDate": "2026-11-13", "from": "test", "on": "2026-11-23" },
    "test": { "approveUntilDate": "2026-11-20", "from": "dev", "on": "2026-11-25" }
  }
}
`);
});

test("is read as it was written", () => {
  const day = fc.date({ min: new Date("2020-01-01"), max: CONTEXT.today, noInvalidDate: true });
  const days = fc.tuple(day, day).map((two) => two.map((moment) => moment.toISOString().slice(0, 10)).sort());
  const lock = days.map(([approveUntilDate = "", on = ""]) => ({ approveUntilDate, from: "dev", on }));

  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom("test", "prod"), lock, { noNullPrototype: true }), (locks) => {
      expect(readLockFile(writeLockFile(locks), "patch-lock.json", CONTEXT)).toEqual(locks);
    }),
    { numRuns: cases(100) },
  );
});

test("says everything that is wrong with it, line by line", () => {
  const text = writeLockFile({
    prd: { approveUntilDate: "2026-02-30", from: "tset", on: "2026-11-23" },
    prod: { approveUntilDate: "2026-11-13", from: "tset", on: "2026-11-23" },
  }).replace('"on": "2026-11-23" },', '"when": "2026-11-23" },');

  expect(() => readLockFile(text, "patch-lock.json", CONTEXT)).toThrow(
    [
      "patch-lock.json is not valid",
      '  - line 4, rings.prd: expected one of dev, test, prod, got "prd"; did you mean prod [PM820]',
      '  - line 4, rings.prd.approveUntilDate: expected a valid date as YYYY-MM-DD, got "2026-02-30" [PM820]',
      "  - line 4, rings.prd.on: expected a valid date as YYYY-MM-DD, got undefined [PM820]",
      "  - line 4, rings.prd.when: there is no such property [PM820]",
      '  - line 5, rings.prod.from: expected one of dev, test, prod, got "tset"; did you mean test [PM820]',
    ].join("\n"),
  );
});

test("a lock to a day after its promotion is refused, for nobody has tested what is released until then", () => {
  const text = writeLockFile({ prod: { approveUntilDate: "2062-11-22", from: "test", on: "2026-11-23" } });

  expect(() => readLockFile(text, "patch-lock.json", CONTEXT)).toThrow(
    "patch-lock.json is not valid\n  - line 4, rings.prod.approveUntilDate: expected at most 2026-11-23, the day of the " +
      'promotion, got "2062-11-22"; what is released later nobody has tested [PM820]',
  );
});

test("a lock to the day of its promotion is read, and so is one of today", () => {
  const prod = { approveUntilDate: "2026-11-29", from: "test", on: "2026-11-29" };

  expect(readLockFile(writeLockFile({ prod }), "patch-lock.json", CONTEXT)).toEqual({ prod });
});

test("a promotion that is yet to come is refused", () => {
  const text = writeLockFile({ prod: { approveUntilDate: "2026-11-22", from: "test", on: "2026-11-30" } });

  expect(() => readLockFile(text, "patch-lock.json", CONTEXT)).toThrow(
    "patch-lock.json is not valid\n  - line 4, rings.prod.on: expected the day of the promotion, today (2026-11-29) or " +
      'earlier, got "2026-11-30" [PM820]',
  );
});

test.each([
  ["test", "prod"],
  ["test", "test"],
  ["dev", "dev"],
])("a lock of %s that comes from %s, which is no ring before it, is refused", (ring, from) => {
  const text = writeLockFile({ [ring]: { approveUntilDate: "2026-11-13", from, on: "2026-11-23" } });

  expect(() => readLockFile(text, "patch-lock.json", CONTEXT)).toThrow(
    `patch-lock.json is not valid\n  - line 4, rings.${ring}.from: expected a ring before ${ring}, got "${from}"; ` +
      "the order is dev, test, prod [PM820]",
  );
});

test.each([
  ["", "expected complete JSON, it is damaged; take it from version control, or promote again"],
  [
    '{ "version": 1, "rings": {',
    "expected complete JSON, it is damaged; take it from version control, or promote again",
  ],
  [
    '{\n<<<<<<< ours\n"version": 1\n=======',
    "line 2: expected complete JSON, it holds a merge that is not done; take it from version control, or promote again",
  ],
  [`{ "version": 1, "rings": ${"[".repeat(1001)}`, "expected data that is nested at most 1000 deep, got more"],
  ["[]", "expected an object, got a list of 0 entries"],
  ['{\n"version": 2 }', "line 2, version: expected 1, got 2; another release of this package wrote it"],
  ["{}", "version: expected 1, got undefined; another release of this package wrote it"],
  ['{ "version": 1 }', "rings: expected an object, got undefined"],
  ['{ "version": 1, "rings": { "dev": 7 } }', "line 1, rings.dev: expected an object, got 7"],
  [
    '{ "version": 1, "rings": {\n"dev": {},\n"dev": {} } }',
    "line 2, rings.dev: expected each ring once, got it again; keep the line you want",
  ],
])("refuses %j", (text, message) => {
  expect(() => readLockFile(text, "patch-lock.json", CONTEXT)).toThrow(
    `patch-lock.json is not valid\n  - ${message} [PM820]`,
  );
});
