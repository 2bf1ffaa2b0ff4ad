// `npm run test:fuzz [jest options]`: the property tests with many more cases (how many: FUZZ), and every recorded plan.
import { join } from "node:path";
import execa from "execa";

const ROOT = join(__dirname, "..");
const jest = join(ROOT, "node_modules/jest/bin/jest.js");
const options = process.argv.slice(2);
const what = options.length > 0 ? options : ["--testPathPatterns", "random|property|fuzz|recordings"];

const { exitCode } = execa.sync(process.execPath, [jest, ...what], {
  cwd: ROOT,
  env: { FUZZ: process.env.FUZZ ?? "1000" },
  stdio: "inherit",
  reject: false,
});
process.exitCode = exitCode;
