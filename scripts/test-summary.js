// Sums up what Jest wrote with --json --outputFile: which tests were left out and why, whether those that need
// Terraform ran, and the numbers on a line of their own, last. Fails where a test failed or none ran.
//
//   node scripts/test-summary.js <file> [lane]
//
// With the name of a lane it is one line: `Lane cdktn: N passed, N failed, N skipped`.
const { existsSync, readFileSync } = require("node:fs");

const NEEDS_TERRAFORM = /\b(describeWithTerraform|describeWithRealProvider)\(/;
const REASON = /\(skipped: (.*)\)$/;

const [, , file, lane] = process.argv;
const summary = existsSync(file) ? summed(JSON.parse(readFileSync(file, "utf8"))) : notRun();
for (const line of lane === undefined ? summary.lines : []) console.log(line);
console.log(
  `${lane === undefined ? "" : `Lane ${lane}: `}${summary.passed} passed, ${summary.failed} failed, ${summary.skipped} skipped`,
);
process.exitCode = summary.failed === 0 && summary.passed > 0 ? 0 : 1;

function summed(result) {
  const reasons = countedReasons(result);
  const withoutTerraform = [...reasons.keys()].some((reason) => reason.startsWith("terraform is not installed"));
  const files = result.testResults.filter(({ name }) => NEEDS_TERRAFORM.test(readFileSync(name, "utf8")));
  return {
    lines: [
      ...[...reasons].map(([reason, count]) => `Skipped ${count}: ${reason}`),
      `Terraform tests: ${withoutTerraform || files.length === 0 ? "did not run" : `ran, ${files.length} files`}`,
    ],
    passed: result.numPassedTests,
    // A file that does not even load counts once: none of its tests is in the other numbers.
    failed: result.numFailedTests + result.numRuntimeErrorTestSuites,
    skipped: result.numPendingTests + result.numTodoTests,
  };
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

function notRun() {
  return { lines: ["The tests did not run."], passed: 0, failed: 1, skipped: 0 };
}
