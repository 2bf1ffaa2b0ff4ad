/** @type {import("jest").Config} */
module.exports = {
  testEnvironment: "<rootDir>/test/support/environment.cjs",
  testMatch: ["<rootDir>/test/**/*.test.ts"],
  globalSetup: "<rootDir>/test/support/temporary-folder-setup.cjs",
  globalTeardown: "<rootDir>/test/support/temporary-folder-teardown.cjs",
  testSequencer: "<rootDir>/test/support/sequencer.cjs",
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
  modulePathIgnorePatterns: ["<rootDir>/dist", "<rootDir>/cdktf.out"],
  maxWorkers: "100%",
};
