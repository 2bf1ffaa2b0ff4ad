import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { Command } from "commander";
import { COMMANDS } from "../../cli/commands/all-commands";
import { testFolder } from "../support/folders";
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

test("each command is declared under the name by which it is called", () => {
  for (const [name, declare] of Object.entries(COMMANDS)) {
    const program = new Command();
    declare(program, undefined as never, () => {});

    expect(program.commands.map((command) => command.name())).toEqual([name]);
  }
});

test.each(["help", "constructor", "__proto__"])("%s is no command, and is told the others", async (word) => {
  const { out, err } = await run(testFolder(), [word]);

  expect(out + err).toContain(word === "help" ? "export-hcl" : `unknown command '${word}'`);
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
