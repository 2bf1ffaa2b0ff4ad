// Sums up what Jest wrote with --json --outputFile: which tests were left out and why, whether those that need
// Terraform ran, and the numbers on a line of their own, last. Fails where a test failed or none ran.
//
//   node scripts/test-summary.js <file> [lane]
//
// With the name of a lane it is a line for each file that stands in test/lanes, and one for all others:
// `Lane types: N passed, N failed, N skipped`.
const { existsSync, readFileSync } = require("node:fs");

const NEEDS_TERRAFORM = /\b(describeWithTerraform|describeWithRealProvider)\(/;
const REASON = /\(skipped: (.*)\)$/;
const LANE_FILE = /\/test\/lanes\/([^/]+)\.test\.ts$/;

const [, , file, lane] = process.argv;
const result = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : undefined;
const lines = lane === undefined ? linesOf(result) : laneLines(result, lane);
for (const line of lines) console.log(line);
process.exitCode = result !== undefined && failed(result) === 0 && result.numPassedTests > 0 ? 0 : 1;

function linesOf(result) {
  if (result === undefined) return ["The tests did not run.", "0 passed, 1 failed, 0 skipped"];
  const reasons = countedReasons(result);
  const withoutTerraform = [...reasons.keys()].some((reason) => reason.startsWith("terraform is not installed"));
  const files = result.testResults.filter(({ name }) => NEEDS_TERRAFORM.test(readFileSync(name, "utf8")));
  const { numPassedTests, numPendingTests, numTodoTests } = result;
  return [
    ...[...reasons].map(([reason, count]) => `Skipped ${count}: ${reason}`),
    `Terraform tests: ${withoutTerraform || files.length === 0 ? "did not run" : `ran, ${files.length} files`}`,
    `${numPassedTests} passed, ${failed(result)} failed, ${numPendingTests + numTodoTests} skipped`,
  ];
}

/** A file that does not even load counts once: none of its tests is in the other numbers. */
function failed({ numFailedTests, numRuntimeErrorTestSuites }) {
  return numFailedTests + numRuntimeErrorTestSuites;
}

function laneLines(result, lane) {
  if (result === undefined) return [`Lane ${lane}: 0 passed, 1 failed, 0 skipped: it did not come to its end`];
  const lanes = new Map();
  for (const { name, status, assertionResults } of result.testResults) {
    const counts = countsOf(lanes, LANE_FILE.exec(name)?.[1] ?? lane);
    for (const { status } of assertionResults)
      counts[status === "passed" || status === "failed" ? status : "skipped"]++;
    if (status === "failed" && assertionResults.length === 0) counts.failed++;
  }
  return [...lanes]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(
      ([name, { passed, failed, skipped }]) => `Lane ${name}: ${passed} passed, ${failed} failed, ${skipped} skipped`,
    );
}

function countsOf(lanes, name) {
  if (!lanes.has(name)) lanes.set(name, { passed: 0, failed: 0, skipped: 0 });
  return lanes.get(name);
}

function countedReasons({ testResults }) {
  const reasons = new Map();
  for (const { assertionResults } of testResults) {
    for (const { ancestorTitles } of assertionResults.filter(({ status }) => status === "pending")) {
      const reason = ancestorTitles.flatMap((title) => REASON.exec(title)?.[1] ?? [])[0] ?? "no reason given";
      reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
    }
  }
  return reasons;
}
