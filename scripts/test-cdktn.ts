// `npm run test:cdktn [jest options]`: the tests of all that touches the framework, once more with cdktn.
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import execa from "execa";

const ROOT = join(__dirname, "..");
const HOOK = join(ROOT, "test/support/second-framework.cjs");

/** Tests beside those of the constructs' own folders in which stacks are synthesised. */
const WHERE_STACKS_ARE_MADE = ["end-to-end", "example", "jest-matchers", "framework"];

const ofConstructs = readdirSync(join(ROOT, "modules"), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);
const folders = [...new Set([...ofConstructs, ...WHERE_STACKS_ARE_MADE])]
  .map((name) => `test/${name}/`)
  .filter((folder) => existsSync(join(ROOT, folder)));

const options = process.argv.slice(2);
const chosen = options.filter((option) => !option.startsWith("-"));
const jest = [
  join(ROOT, "node_modules/jest/bin/jest.js"),
  ...options.filter((option) => option.startsWith("-")),
  ...(chosen.length > 0 ? chosen : folders).map((pattern) => `--testPathPatterns=${pattern}`),
];
const { exitCode } = execa.sync(process.execPath, jest, {
  cwd: ROOT,
  env: { NODE_OPTIONS: [process.env.NODE_OPTIONS, `--require ${JSON.stringify(HOOK)}`].filter(Boolean).join(" ") },
  stdio: "inherit",
  reject: false,
});
// Undefined where a signal ended it, which is no success.
process.exitCode = exitCode ?? 1;
