/**
 * A runner that loads a module once for all test files of a thread; CONTRIBUTING.md, "The test runner", tells why and what
 * each support file does.
 *
 * @type {import("jest").Config}
 */
module.exports = {
  testMatch: ["<rootDir>/test/**/*.test.ts", "<rootDir>/examples/**/*.test.ts"],
  // Longer ones, which jest.lanes.config.js runs.
  testPathIgnorePatterns: ["/node_modules/", "/test/lanes/", "-(?:fuzz|long)\\.test\\.ts$"],
  modulePathIgnorePatterns: ["<rootDir>/dist", "<rootDir>/cdktf.out"],
  testSequencer: "<rootDir>/test/support/sequencer.cjs",
  maxWorkers: "100%",
  runner: "jest-light-runner",
  transform: {},
  globalSetup: "<rootDir>/test/support/setup.cjs",
  globalTeardown: "<rootDir>/test/support/teardown.cjs",
  setupFiles: ["<rootDir>/test/support/typescript.mjs"],
  setupFilesAfterEnv: ["<rootDir>/test/support/jest-in-threads.mjs"],
};
