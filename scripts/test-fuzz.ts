// `npm run test:fuzz [jest options]`: every test that draws its cases, with many more of them (how many: FUZZ), and every
// recorded plan. A path or pattern chooses among them.
import { join } from "node:path";
import execa from "execa";
import { drawnTests } from "./drawn-tests";

const ROOT = join(__dirname, "..");
const jest = join(ROOT, "node_modules/jest/bin/jest.js");
const options = process.argv.slice(2);
const patterns = options.filter((option) => !option.startsWith("-"));
const chosen = drawnTests(join(ROOT, "test")).filter(
  (file) => patterns.length === 0 || patterns.some((pattern) => file.includes(pattern)),
);
if (chosen.length === 0) throw new Error(`expected a test that draws its cases, none is called ${patterns.join(", ")}`);

const { exitCode } = execa.sync(
  process.execPath,
  [
    jest,
    ...options.filter((option) => option.startsWith("-")),
    // The longer tests are left out of the test command alone.
    "--testPathIgnorePatterns=/node_modules/",
    `--testMatch=${join(ROOT, "**/*.test.ts")}`,
    "--runTestsByPath",
    ...chosen,
  ],
  { cwd: ROOT, env: { FUZZ: process.env.FUZZ ?? "1000" }, stdio: "inherit", reject: false },
);
// Undefined where a signal ended it, which is no success.
process.exitCode = exitCode ?? 1;
