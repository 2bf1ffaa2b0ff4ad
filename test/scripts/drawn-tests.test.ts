import { readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { drawnTests } from "../../scripts/drawn-tests";

const TESTS = join(__dirname, "..");
const found = drawnTests(TESTS).map((file) => relative(TESTS, file));

test.each([
  "agreement/agreement.test.ts",
  "cli/hostile-names-fuzz.test.ts",
  "lanes/random.test.ts",
  "lanes/export-hcl.test.ts",
  "model/checks/property/claims.property.test.ts",
  "model/schedule/robustness-fuzz.test.ts",
  "review/recordings.test.ts",
])("%s is run with many more cases", (name) => {
  expect(found).toContain(name);
});

test("what draws nothing is left to the test command", () => {
  expect(found).not.toContain("patch-group/patch-group.test.ts");
  expect(found.length).toBeLessThan(60);
});

test("each of them draws as many as FUZZ says", () => {
  const deaf = found.filter(
    (name) => !/FUZZ|AT_FULL_SIZE|\bcases\(|\bruns\(/.test(readFileSync(join(TESTS, name), "utf8")),
  );

  expect(deaf).toEqual([]);
});

test("none of them asks for a part of a case: with a fraction, fast-check never comes to its end", () => {
  const endless = found.filter((name) =>
    [...readFileSync(join(TESTS, name), "utf8").matchAll(/numRuns: ([^\n]*)/g)].some(
      ([, count = ""]) => / \/ |\* 0?\./.test(count) && !/Math\.(ceil|floor|round)\(/.test(count),
    ),
  );

  expect(endless).toEqual([]);
});
