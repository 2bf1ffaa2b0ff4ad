// `npm run test:node -- <22|24> [jest options]`: the unit tests on another Node, whose binary an npm package brings.
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import execa from "execa";

const ROOT = join(__dirname, "..");
const UNIT_TESTS = ["model", "construct", "framework", "jest-matchers", "maintenance-window", "patch-", "review/"];

const [version = "", ...options] = process.argv.slice(2);
const folder = join(ROOT, `test/lanes/node_modules/node-${version}-${process.platform}-${process.arch}/bin`);
if (existsSync(folder)) {
  const jest = join(ROOT, "node_modules/jest/bin/jest.js");
  const what = UNIT_TESTS.map((name) => `--testPathPatterns=^.*/test/${name}`);
  const { exitCode } = execa.sync(join(folder, "node"), [jest, ...options, ...what], {
    cwd: ROOT,
    env: { PATH: [folder, process.env.PATH].join(delimiter) },
    stdio: "inherit",
    reject: false,
  });
  // Undefined where a signal ended it, which is no success.
  process.exitCode = exitCode ?? 1;
} else {
  console.error(
    `Node ${version} is not installed for this machine; npm run lanes:install brings it where a package has it`,
  );
  process.exitCode = 3;
}
