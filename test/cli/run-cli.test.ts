import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { Command } from "commander";
import { COMMANDS } from "../../cli/commands/all-commands";
import { readAcceptances } from "../../cli/review/read-acceptances";
import { readApprovers } from "../../cli/review/read-approvers";
import { readFleetFile } from "../../model/patch-fleet/read-fleet-file";
import { testFolder } from "../support/folders";
import { projectWith, run } from "./given-stacks";

const ROOT = join(__dirname, "../..");

test("without a command it tells what can be typed, within 80 columns", async () => {
  const { exitCode, out } = await run(projectWith({}), ["--help"]);

  expect(exitCode).toBe(0);
  expect(out).toMatch(/^Usage: cdktf-patch \[options\] \[command\]$/m);
  expect(out).toMatch(/^ {2}explain \[lists\.\.\.\]/m);
  expect(out).toMatch(/^ {2}calendar\b/m);
  expect(out).toMatch(/\nStart with:\n {2}npx cdktf synth && npx cdktf-patch summary\n.*\| npx cdktf-patch review -\n/);
  expect(out.split("\n").filter((line) => line.length > 80)).toEqual([]);
});

test.each(Object.keys(COMMANDS))(
  "what %s takes is told within 80 columns, without a page that only the repository has",
  async (name) => {
    const { out } = await run(testFolder(), [name, "--help"]);

    expect(out).not.toMatch(/docs\/|\.md has/);
    expect(out.split("\n").filter((line) => line.length > 80)).toEqual([]);
  },
);

test.each(["review", "plan"])("%s shows the lists that it reads as they are written", async (name) => {
  const folder = testFolder();
  const { out } = await run(folder, [name, "--help"]);
  const listBelow = (option: string) =>
    new RegExp(`^A line of ${option}[^]*?:\n((?: +- .*\n)(?: {6}.*\n)*)`, "m").exec(out)?.[1];
  writeFileSync(join(folder, "accepted.yaml"), listBelow("--accept") ?? "");
  writeFileSync(join(folder, "approvers.yaml"), listBelow("--approvers") ?? "");

  expect(readAcceptances("accepted.yaml", folder)).toEqual([
    {
      check: "PM106",
      reason: "replaced in spring",
      owner: "platform team",
      until: "2027-03-31",
      scope: "patching/Linux",
      at: "operatingSystem",
    },
  ]);
  expect(readApprovers("approvers.yaml", folder)).toEqual([
    { risk: "high", ring: "prod", path: "*Windows*", approvers: ["windows-team"] },
  ]);
});

test("the limits of --accept in the help are those that it is held to", async () => {
  const folder = testFolder();
  const { out } = await run(folder, ["review", "--help"]);
  const [, ...limits] = /reason has (\d+) to (\d+) characters, owner (\d+) to (\d+);/.exec(out) ?? [];
  const accepted = (reason: number, owner: number) => {
    const line = { check: "PM106", reason: "r".repeat(reason), owner: "o".repeat(owner), until: "2027-03-31" };
    writeFileSync(join(folder, "accepted.json"), JSON.stringify([line]));
    return readAcceptances("accepted.json", folder);
  };
  const [shortest = 0, longest = 0, least = 0, most = 0] = limits.map(Number);

  expect(accepted(shortest, least)).toHaveLength(1);
  expect(accepted(longest, most)).toHaveLength(1);
  expect(() => accepted(shortest - 1, least - 1)).toThrow(/\[0\] reason: .*\n.*\[0\] owner: /);
  expect(() => accepted(longest + 1, most + 1)).toThrow(/\[0\] reason: .*\n.*\[0\] owner: /);
});

test("snapshot shows the file of a fleet as it is read", async () => {
  const { out } = await run(testFolder(), ["snapshot", "--help"]);
  const [, file = ""] = /\n( {2}accounts:\n(?: {4}.*\n)+)/.exec(out) ?? [];

  expect(readFleetFile(file, "accounts.yaml").accounts).toEqual([
    { id: "111122223333", name: "prod-eu", ring: "prod", region: "eu-central-1" },
  ]);
});

test.each(Object.keys(COMMANDS))("no value in what %s tells of an option reads like its default", (name) => {
  const program = new Command();
  COMMANDS[name]?.(program, undefined as never, () => {});
  const [command] = program.commands;
  const texts = [...(command?.options ?? []), ...(command?.registeredArguments ?? [])].map((one) => one.description);
  const VALUE = /\b(?:[A-Z]+_\w*\d|[A-Z]\w*\d|\d{4}-\d\d-\d\d|[a-z]{2}-[a-z]+-\d)|\w=\S|\.\/|: [A-Z][a-z]+[A-Z]/;

  const bare = texts.filter((text) => VALUE.test(text.split("for example")[0] ?? ""));

  expect(bare).toEqual([]);
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

test("help of a word that is no command says so, as the word alone does", async () => {
  const { exitCode, out, err } = await run(testFolder(), ["help", "foo"]);

  expect({ exitCode, out }).toEqual({ exitCode: 2, out: "" });
  expect(err).toBe("error: unknown command 'foo'\n(see cdktf-patch --help for all commands)\n");
});

test("tells its version", async () => {
  const { version } = require(join(ROOT, "package.json"));

  expect(await run(projectWith({}), ["--version"])).toEqual({ exitCode: 0, out: `${version}\n`, err: "" });
});

test.each([
  [["dance"], "error: unknown command 'dance'", "cdktf-patch --help for all commands"],
  [["promote"], "error: missing required argument 'from'", "cdktf-patch promote --help"],
  [["plan", "--ofline"], "error: unknown option '--ofline'\n(Did you mean --offline?)", "cdktf-patch plan --help"],
])("refuses %j with the code of bad input, and says where what can be typed stands", async (args, message, help) => {
  const { exitCode, out, err } = await run(projectWith({}), args);

  expect({ exitCode, out }).toEqual({ exitCode: args[0] === "plan" ? 1 : 2, out: "" });
  expect(err).toBe(`${message}\n(see ${help})\n`);
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
