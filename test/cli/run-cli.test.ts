import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { projectWith, run } from "./given-stacks";

const ROOT = join(__dirname, "../..");

test("without a command it tells what can be typed, within 80 columns", async () => {
  const { exitCode, out } = await run(projectWith({}), ["--help"]);

  expect(exitCode).toBe(0);
  expect(out).toMatch(/^Usage: cdktf-patch \[options\] \[command\]$/m);
  expect(out).toMatch(/^ {2}explain \[options\] <lists\.\.\.>/m);
  expect(out).toMatch(/^ {2}calendar \[options\]/m);
  expect(out.split("\n").filter((line) => line.length > 80)).toEqual([]);
});

test("tells its version", async () => {
  const { version } = require(join(ROOT, "package.json"));

  expect(await run(projectWith({}), ["--version"])).toEqual({ exitCode: 0, out: `${version}\n`, err: "" });
});

test.each([
  [["dance"], "error: unknown command 'dance'"],
  [["explain"], "error: missing required argument 'lists'"],
])("refuses %j with exit code 2", async (args, message) => {
  const { exitCode, out, err } = await run(projectWith({}), args);

  expect({ exitCode, out }).toEqual({ exitCode: 2, out: "" });
  expect(err).toBe(`${message}\n(see cdktf-patch --help for all commands)\n`);
});

test("starts without cdktf, the provider and whatever only one command needs", () => {
  const loaded = execFileSync(
    process.execPath,
    [
      ...["--require", "./test/support/require-typescript.cjs"],
      ...["-e", "require('./cli/run-cli'); console.log(JSON.stringify(Object.keys(require.cache)))"],
    ],
    { cwd: ROOT, encoding: "utf8" },
  );

  const packages = (JSON.parse(loaded) as string[]).flatMap((file) => {
    return /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1] ?? [];
  });
  const withoutTheCompiler = packages.filter((name) => !name.startsWith("@swc/"));
  expect([...new Set(withoutTheCompiler)]).toEqual(["commander"]);
});
