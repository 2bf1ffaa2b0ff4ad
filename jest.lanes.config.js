// How much is drawn where the unit tests draw little; each file says what of.
process.env.FUZZ ??= "200";

/**
 * The tests that take longer, or need what `npm run lanes:install` brings.
 *
 * @type {import("jest").Config}
 */
module.exports = {
  ...require("./jest.config.js"),
  testMatch: [
    "<rootDir>/test/lanes/*.test.ts",
    "<rootDir>/test/end-to-end/adopt.test.ts",
    "<rootDir>/test/end-to-end/construct-changes.test.ts",
    "<rootDir>/test/end-to-end/random.test.ts",
    "<rootDir>/test/model/checks/property/*.test.ts",
    "<rootDir>/test/patch-operations/policies-fuzz.test.ts",
    "<rootDir>/test/review/weight.test.ts",
  ],
  testPathIgnorePatterns: ["/node_modules/"],
};
