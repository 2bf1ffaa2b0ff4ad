import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { testFolder } from "../support/folders";

const ROOT = join(__dirname, "../..");

/** What Jest writes of a file with tests that ended in these ways; without any it did not even load. */
function fileResult(name: string, ...statuses: readonly ("passed" | "failed" | "pending")[]): object {
  return {
    name: join(ROOT, name),
    status: statuses.length === 0 || statuses.includes("failed") ? "failed" : "passed",
    assertionResults: statuses.map((status) => ({
      status,
      ancestorTitles: status === "pending" ? ["types (skipped: npm run lanes:install was not run)"] : [],
    })),
  };
}

function summary(files: readonly object[] | undefined, ...lane: readonly string[]) {
  const file = join(testFolder(), "jest.json");
  const all = (files ?? []).flatMap((one) => (one as { assertionResults: { status: string }[] }).assertionResults);
  const count = (status: string) => all.filter((one) => one.status === status).length;
  const result = {
    testResults: files,
    numPassedTests: count("passed"),
    numFailedTests: count("failed"),
    numPendingTests: count("pending"),
    numTodoTests: 0,
    numRuntimeErrorTestSuites: (files ?? []).filter(
      (one) => (one as { assertionResults: unknown[] }).assertionResults.length === 0,
    ).length,
  };
  if (files !== undefined) writeFileSync(file, JSON.stringify(result));
  const { stdout, status } = spawnSync(process.execPath, ["scripts/test-summary.js", file, ...lane], {
    cwd: ROOT,
    encoding: "utf8",
  });
  return { lines: stdout.trimEnd().split("\n"), status };
}

const LANE_FILE = "test/lanes/types.test.ts";
const OTHER_FILE = "test/review/weight.test.ts";

test("a run ends with one line of its numbers, after what was left out and why", () => {
  expect(summary([fileResult(LANE_FILE, "passed", "pending"), fileResult(OTHER_FILE, "passed")])).toEqual({
    lines: [
      "Skipped 1: npm run lanes:install was not run",
      "Terraform tests: did not run",
      "2 passed, 0 failed, 1 skipped",
    ],
    status: 0,
  });
});

test("lanes have a line for each of their files, and one for all others", () => {
  expect(
    summary([fileResult(LANE_FILE, "passed", "failed", "pending"), fileResult(OTHER_FILE, "passed")], "longer"),
  ).toEqual({
    lines: ["Lane longer: 1 passed, 0 failed, 0 skipped", "Lane types: 1 passed, 1 failed, 1 skipped"],
    status: 1,
  });
});

test("a file that does not load is one failure", () => {
  expect(summary([fileResult(LANE_FILE), fileResult(OTHER_FILE, "passed")], "longer")).toEqual({
    lines: ["Lane longer: 1 passed, 0 failed, 0 skipped", "Lane types: 0 passed, 1 failed, 0 skipped"],
    status: 1,
  });
});

test.each([
  [[], ["The tests did not run.", "0 passed, 1 failed, 0 skipped"]],
  [["types"], ["Lane types: 0 passed, 1 failed, 0 skipped: it did not come to its end"]],
])("a run of which nothing is left is a failure: %j", (lane, lines) => {
  expect(summary(undefined, ...lane)).toEqual({ lines, status: 1 });
});
