// How much is drawn where the unit tests draw little, and that it is the same each time; each file says what of. For more,
// and what nobody has seen yet: FUZZ=200 FUZZ_SEED=$RANDOM npm run test:lanes
process.env.FUZZ ??= "40";
process.env.FUZZ_SEED ??= "20261";

/**
 * The tests that take longer, or need what `npm run lanes:install` brings.
 *
 * @type {import("jest").Config}
 */
module.exports = {
  ...require("./jest.config.js"),
  testMatch: [
    "<rootDir>/test/lanes/*.test.ts",
    "<rootDir>/test/**/*-fuzz.test.ts",
    "<rootDir>/test/**/*-long.test.ts",
    "<rootDir>/test/end-to-end/construct-changes.test.ts",
    "<rootDir>/test/model/checks/property/*.test.ts",
    "<rootDir>/test/review/weight.test.ts",
  ],
  testPathIgnorePatterns: ["/node_modules/"],
};
