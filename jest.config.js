const { join } = require("node:path");
const { kindsOfTests } = require("./test/support/kinds-of-tests.cjs");

const kinds = kindsOfTests(join(__dirname, "test"));
// The lighter runner measures no coverage.
const { sharing, isolated } = process.argv.includes("--coverage")
  ? { sharing: [], isolated: [...kinds.sharing, ...kinds.isolated] }
  : kinds;

const ofBoth = {
  globalSetup: "<rootDir>/test/support/temporary-folder-setup.cjs",
  globalTeardown: "<rootDir>/test/support/temporary-folder-teardown.cjs",
  modulePathIgnorePatterns: ["<rootDir>/dist", "<rootDir>/cdktf.out"],
};

/**
 * Most test files have a runner that loads a module once for all files of a worker, which saves an eighth of the whole
 * run: Jest's own loads cdktf anew for each file. What needs modules or a process of its own keeps Jest's.
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
      displayName: "sharing",
      testMatch: sharing,
      transform: {},
      runner: "jest-light-runner",
      setupFiles: ["<rootDir>/test/support/typescript.mjs"],
      setupFilesAfterEnv: ["<rootDir>/test/support/jest-in-threads.mjs"],
    },
    {
      ...ofBoth,
      displayName: "isolated",
      testMatch: isolated,
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
  ].filter(({ testMatch }) => testMatch.length > 0),
};
