/**
 * The tests that take longer, or need what `npm run lanes:install` brings.
 *
 * @type {import("jest").Config}
 */
module.exports = {
  ...require("./jest.config.js"),
  testMatch: ["<rootDir>/test/lanes/*.test.ts"],
  testPathIgnorePatterns: ["/node_modules/"],
};
