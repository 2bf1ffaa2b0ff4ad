import { readFileSync } from "node:fs";
import { join } from "node:path";
import { COMMANDS } from "../../../cli/commands/all-commands";
import { COMMAND_WITH } from "../../../cli/forms/form-endings";
import { patching, projectWith, run } from "../given-stacks";

/** Options that commands share, and what each of them says in its help. */
const SHARED = ["--app", "--at", "--format"] as const;

test.each(SHARED)("%s means the same in every command that has it", async (option) => {
  const helps = await Promise.all(commandNames().map(async (name) => (await run("/", [name, "--help"])).out));

  const lines = helps.flatMap((help) => optionText(help, option));
  const meanings = new Set(lines.map((line) => line.replace(/terminal(, \w+)*( or \w+)?/, "…")));

  expect(lines.length).toBeGreaterThan(1);
  // `plan` takes a folder alone: it has no single stack to be given.
  const rest = [...meanings].filter((meaning) => !meaning.startsWith("output folder of cdktf synth (default"));
  expect(rest).toHaveLength(1);
});

test.each([...commandNames()])("the help of %s fits 80 columns", async (name) => {
  const { out } = await run("/", [name, "--help"]);

  expect(out.split("\n").filter((line) => line.length > 80)).toEqual([]);
});

test.each(commandNames())("the help of %s shows an example", async (name) => {
  const [, examples] = (await run("/", [name, "--help"])).out.split("\nExamples:\n");

  expect(examples).toMatch(new RegExp(`(^|  |\\| )cdktf-patch ${name}\\b`));
});

test.each(commandNames())("the help of %s tells its exit codes", async (name) => {
  expect((await run("/", [name, "--help"])).out).toMatch(/^Exit codes: 0 /m);
});

test("an answer is printed in one form, and written in others beside", async () => {
  const folder = projectWith({ patching });

  const { out } = await run(folder, ["calendar", "--format", "json", "--write", "a.html", "--write", "a.ics"]);

  expect(JSON.parse(out).windows).toHaveLength(2);
  expect(readFileSync(join(folder, "a.html"), "utf8")).toMatch(/^<!doctype html>/);
  expect(readFileSync(join(folder, "a.ics"), "utf8")).toMatch(/^BEGIN:VCALENDAR/);
});

test.each([
  [["calendar", "--json"], "--json still works; it is called --format json now"],
  [["calendar", "--ics", "w.ics"], "--ics w.ics still works; it is called --write w.ics now"],
  [["calendar", "--html", "w.html"], "--html w.html still works; it is called --write w.html now"],
  [["calendar", "--ics"], "--ics still works; it is called --format ics now"],
  [["summary", "--html", "w.html"], "--html w.html still works; it is called --write w.html now"],
  [["summary", "--json"], "--json still works; it is called --format json now"],
])("the old spelling of %j works, and says the new one", async (words, line) => {
  const { exitCode, err } = await run(projectWith({ patching }), words);

  expect(exitCode).toBe(0);
  expect(err).toBe(`cdktf-patch: ${line}\n`);
});

test.each([
  [["--json", "--format", "html"], "expected one form, got --json and --format html; leave one out"],
  [["--json", "--ics"], "expected one form, got --json and --ics; leave one out"],
  [["--format", "csv"], '--format: expected one of terminal, html, json, ics, got "csv"; cdktf-patch arrival has that'],
  [["--format", "xml"], '--format: expected one of terminal, html, json, ics, got "xml"'],
  [
    ["--write", "a.csv"],
    '--write: expected a file that ends in one of .html, .json, .ics, got "a.csv"; cdktf-patch arrival writes .csv',
  ],
  [["--write", "a.xml"], '--write: expected a file that ends in one of .html, .json, .ics, got "a.xml"'],
])("refuses %j in one line, and writes nothing", async (words, line) => {
  const { exitCode, out, err } = await run(projectWith({ patching }), ["calendar", ...words]);

  expect(exitCode).toBe(2);
  expect(out).toBe("");
  expect(err.split("\n").at(-2)).toBe(`cdktf-patch: ${line}`);
});

test("who wants a page of the arrivals is sent to the summary, which has them on its own", async () => {
  const folder = projectWith({ patching });

  const { err } = await run(folder, ["arrival", "--write", "x.html"]);
  await run(folder, ["summary", "--write", "x.html"]);

  expect(err).toBe(
    'cdktf-patch: --write: expected a file that ends in one of .json, .csv, got "x.html"; cdktf-patch summary writes .html\n',
  );
  expect(readFileSync(join(folder, "x.html"), "utf8").includes(">Arrival</th>")).toBe(true);
});

test.each([
  [
    ["--write", "a.csv", "-"],
    "--write a.csv: standard input is read once, for the table; write it so: --format csv > a.csv",
  ],
  [
    ["--write", "a.html"],
    '--write: expected a file that ends in one of .json, .csv, got "a.html"; cdktf-patch summary writes .html',
  ],
])("explain refuses %j, of which nothing would be written", async (words, line) => {
  const { exitCode, out, err } = await run(projectWith({ patching }), ["explain", "updateinfo.xml", ...words]);

  expect({ exitCode, out, err }).toEqual({ exitCode: 2, out: "", err: `cdktf-patch: ${line}\n` });
});

test.each(Object.entries(COMMAND_WITH))("%s is a form of the command that is named for it: %s", async (form, name) => {
  const [text] = optionText((await run("/", [name, "--help"])).out, "--format");

  expect(text).toMatch(new RegExp(`\\b${form}\\b`));
});

function commandNames(): readonly string[] {
  const { Command } = require("commander") as typeof import("commander");
  const program = new Command();
  for (const declare of Object.values(COMMANDS)) declare(program, undefined as never, () => {});
  return program.commands.map((command) => command.name());
}

/** What a help says behind an option, its further lines joined. */
function optionText(help: string, option: string): readonly string[] {
  const lines = help.split("\n");
  const first = lines.findIndex((line) => line.trimStart().startsWith(`${option} <`));
  if (first === -1) return [];
  const further = lines.slice(first + 1).findIndex((line) => /^ {2}-|^$/.test(line));
  return [
    lines
      .slice(first, first + 1 + further)
      .map((line) => line.trim())
      .join(" ")
      .replace(/^\S+ <\w+>\s+/, ""),
  ];
}
