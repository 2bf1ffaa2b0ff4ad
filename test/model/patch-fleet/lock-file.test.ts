import fc from "fast-check";
import { readLockFile, writeLockFile } from "../../../model/patch-fleet/lock-file";

const RINGS = ["dev", "test", "prod"];
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
  const day = fc.date({ min: new Date("2020-01-01"), max: new Date("2040-01-01"), noInvalidDate: true });
  const date = day.map((moment) => moment.toISOString().slice(0, 10));
  const lock = fc.record({ approveUntilDate: date, from: fc.constantFrom(...RINGS), on: date });

  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom(...RINGS), lock, { noNullPrototype: true }), (locks) => {
      expect(readLockFile(writeLockFile(locks), "patch-lock.json", RINGS)).toEqual(locks);
    }),
  );
});

test("says everything that is wrong with it, line by line", () => {
  const text = writeLockFile({
    prd: { approveUntilDate: "2026-02-30", from: "tset", on: "2026-11-23" },
    prod: { approveUntilDate: "2026-11-13", from: "tset", on: "2026-11-23" },
  }).replace('"on": "2026-11-23" },', '"when": "2026-11-23" },');

  expect(() => readLockFile(text, "patch-lock.json", RINGS)).toThrow(
    [
      "patch-lock.json is not valid",
      '  - line 4, rings.prd: expected one of dev, test, prod, got "prd"; did you mean prod [PM820]',
      '  - line 4, rings.prd.approveUntilDate: expected a day that exists, as YYYY-MM-DD, got "2026-02-30" [PM820]',
      "  - line 4, rings.prd.on: expected a day that exists, as YYYY-MM-DD, got undefined [PM820]",
      "  - line 4, rings.prd.when: there is no such property [PM820]",
      '  - line 5, rings.prod.from: expected one of dev, test, prod, got "tset" [PM820]',
    ].join("\n"),
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
  expect(() => readLockFile(text, "patch-lock.json", RINGS)).toThrow(
    `patch-lock.json is not valid\n  - ${message} [PM820]`,
  );
});
