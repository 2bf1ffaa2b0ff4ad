import fc from "fast-check";
import { isInShard, readShard } from "../../../model/patch-fleet/shard";
import { Problems } from "../../../model/values/problems";
import { cases } from "../../support/attacks/full-size";

const NAMES = Array.from({ length: 1000 }, (_, index) => `account-${index}`);

test("every account is in one shard, and in one only", () => {
  fc.assert(
    fc.property(fc.string(), fc.integer({ min: 1, max: 50 }), (name, count) => {
      const parts = Array.from({ length: count }, (_, index) => ({ index: index + 1, count }));

      expect(parts.filter((part) => isInShard(name, part))).toHaveLength(1);
    }),
    { numRuns: cases(100) },
  );
});

test("a thousand accounts make ten parts of about the same size", () => {
  const sizes = Array.from({ length: 10 }, (_, index) => {
    return NAMES.filter((name) => isInShard(name, { index: index + 1, count: 10 })).length;
  });

  expect(Math.min(...sizes)).toBeGreaterThan(75);
  expect(Math.max(...sizes)).toBeLessThan(125);
});

test("which part an account is in does not change with a release", () => {
  expect(NAMES.slice(0, 7).filter((name) => isInShard(name, { index: 1, count: 3 }))).toEqual([
    "account-0",
    "account-1",
    "account-5",
    "account-6",
  ]);
});

test("reads the third of ten", () => {
  expect(readShard("3/10", "shard", new Problems())).toEqual({ index: 3, count: 10 });
});

test.each(["", "3", "0/10", "11/10", "3/0", "a/b", "1/1001", "3/10 ", "-1/3"])("refuses %j", (text) => {
  const problems = new Problems();

  expect(readShard(text, "shard", problems)).toBeUndefined();
  expect(problems.findings).toEqual([
    {
      checkId: "PM001",
      severity: "error",
      path: "shard",
      message: `expected a part of a whole such as 3/10, up to 1000/1000, got ${JSON.stringify(text)}`,
    },
  ]);
});
