const { join } = require("node:path");
const { kindsOfTests } = require("./test/support/kinds-of-tests.cjs");

const kinds = kindsOfTests(join(__dirname, "test"));
// The lighter runner measures no coverage.
const { calculations, others } = process.argv.includes("--coverage")
  ? { calculations: [], others: [...kinds.calculations, ...kinds.others] }
  : kinds;

const ofBoth = {
  globalSetup: "<rootDir>/test/support/temporary-folder-setup.cjs",
  globalTeardown: "<rootDir>/test/support/temporary-folder-teardown.cjs",
  modulePathIgnorePatterns: ["<rootDir>/dist", "<rootDir>/cdktf.out"],
};

/**
 * What starts processes has Jest's own runner, with its time limits. What only calculates has one that loads a module
 * once for all test files of a worker, which halves its time: Jest's own loads cdktf anew for each file.
 *
 * @type {import("jest").Config}
 */
module.exports = {
  testSequencer: "<rootDir>/test/support/sequencer.cjs",
  maxWorkers: "100%",
  // With nothing left open a worker still takes its time to give back the memory of so many files, more than the half
  // second after which Jest would suspect a leak.
  workerGracefulExitTimeout: 10_000,
  projects: [
    {
      ...ofBoth,
      displayName: "processes",
      testMatch: others,
      testEnvironment: "<rootDir>/test/support/environment.cjs",
      transform: {
        "^.+\\.tsx?$": [
          "@swc/jest",
          {
            jsc: { target: "es2022", parser: { syntax: "typescript" } },
            module: { type: "commonjs" },
          },
        ],
      },
      moduleNameMapper: { "^archiver$": "<rootDir>/test/support/archiver.cjs" },
    },
    {
      ...ofBoth,
      displayName: "calculations",
      testMatch: calculations,
      transform: {},
      runner: "jest-light-runner",
      setupFiles: ["<rootDir>/test/support/typescript.mjs"],
    },
  ].filter(({ testMatch }) => testMatch.length > 0),
};
