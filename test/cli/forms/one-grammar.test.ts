import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Command, type Option } from "commander";
import { COMMANDS } from "../../../cli/commands/all-commands";
import { synthesisedFleet } from "../given-apps";
import { patching, projectWith, run } from "../given-stacks";

const NAMES = Object.keys(COMMANDS);

const OPTIONS = NAMES.flatMap((name) => {
  const program = new Command();
  COMMANDS[name]?.(program, {} as never, () => {});
  return (program.commands[0]?.options ?? []).map((option) => ({ name, option }));
});

/** What an option says, but for the forms and the numbers of its command. */
function meaningOf({ flags, description }: Option): string {
  return `${flags} ${description.replace(/terminal[\w, ]*\(/, "(").replace(/a \.[\w., ]+ file/, "a file")}`;
}

/** Options that cannot say the same: what they are about is another thing in each of these commands. */
const APART: Readonly<Record<string, string>> = {
  "--app": "a single file is no folder to plan or to export",
  "--before": "plan may hold it in the simulated account, review reads .tf files as well",
  "--checks": "a review also knows those that the app names",
  "--fleet": "accounts to read, and the definition to write",
  "--limit": "lines of a table, and runs of each window",
  "--parallelism": "stacks that are planned, and accounts that are read",
  "--region": "a place to read from, and a part of what was read",
  "--until": "the end of a page, and of a calendar",
  "--write": "snapshot, adopt and export-hcl write it in place of printing",
};

const SHOWN = OPTIONS.filter(({ option }) => !option.hidden);
const SHARED = [...new Set(SHOWN.map(({ option }) => option.long ?? ""))].filter((long) => APART[long] === undefined);

test.each(SHARED)("%s means one thing, wherever it can be typed", (long) => {
  const meanings = SHOWN.filter(({ option }) => option.long === long).map(({ option }) => meaningOf(option));

  expect([...new Set(meanings)]).toHaveLength(1);
});

const takes = (long: string) => OPTIONS.flatMap(({ name, option }) => (option.long === long ? [name] : []));

/** They print what they did, and write what they made where `--write` says. */
const MAKES = ["snapshot", "adopt", "export-hcl"];

test.each(NAMES.filter((name) => !MAKES.includes(name)))(
  "%s answers in a --format, and in files by --write",
  (name) => {
    expect([takes("--format"), takes("--write"), takes("--json")].every((names) => names.includes(name))).toBe(true);
  },
);

test.each([
  ["--patches", ["plan", "review", "explain", "arrival", "promote"]],
  ["--output", ["summary", "plan", "explain", "arrival", "calendar", "matrix", "promote", ...MAKES]],
  ["--at", ["summary", "plan", "review", "explain", "arrival", "calendar", "matrix"]],
  ["--from", ["summary", "plan", "review", "explain", "arrival", "calendar", "matrix"]],
  ["--group", ["summary", "explain", "arrival", "calendar", "matrix"]],
  ["--stack", ["summary", "plan", "explain", "arrival", "calendar", "matrix", "export-hcl"]],
  ["--dry-run", ["promote", "adopt"]],
])("%s can be typed at each of %j", (long, names) => {
  expect(takes(long)).toEqual(expect.arrayContaining([...names]));
});

const LIST = `<updates><update type="security"><id>ALAS2-1</id><issued date="2026-11-20 00:00"/><severity>Important</severity>
<pkglist><collection><package name="openssl" version="1.0.2k" release="24.amzn2" epoch="1" arch="x86_64"/></collection></pkglist></update></updates>`;

function withList(): string {
  const folder = projectWith({ patching });
  writeFileSync(join(folder, "updateinfo.xml"), LIST);
  return folder;
}

test.each(["explain", "arrival"])("%s takes a list behind --patches as it does by itself", async (name) => {
  const folder = withList();
  const os = name === "explain" ? ["--os", "AMAZON_LINUX_2"] : [];

  const bare = await run(folder, [name, "updateinfo.xml", ...os]);
  const named = await run(folder, [name, "--patches", "updateinfo.xml", ...os]);

  expect(named).toEqual(bare);
});

test("explain writes its answers beside the table, and what it writes is what it would print", async () => {
  const folder = withList();
  const words = ["explain", "updateinfo.xml", "--os", "AMAZON_LINUX_2"];

  const { exitCode, out } = await run(folder, [...words, "--write", "a.csv", "--write", "a.json"]);

  expect({ exitCode, out }).toEqual({ exitCode: 0, out: (await run(folder, words)).out });
  for (const form of ["csv", "json"]) {
    expect(readFileSync(join(folder, `a.${form}`), "utf8")).toBe((await run(folder, [...words, "--format", form])).out);
  }
});

test("explain writes nothing where one of its lists cannot be read", async () => {
  const folder = withList();

  const { exitCode } = await run(folder, ["explain", "updateinfo.xml", "not-there.xml", "--write", "a.csv"]);

  expect([exitCode, existsSync(join(folder, "a.csv"))]).toEqual([2, false]);
});

test("explain without a list says what it expects", async () => {
  expect(await run(projectWith({ patching }), ["explain"])).toEqual({
    exitCode: 2,
    out: "",
    err: "cdktf-patch: --patches: the list of patches is missing; name one, for example updateinfo.xml.gz\n",
  });
});

test.each([
  ["summary", "--output cdktf.out", "--app cdktf.out"],
  ["calendar", "--output cdktf.out", "--app cdktf.out"],
  ["arrival", "--from 2026-12-01T00:00Z", "--at 2026-12-01T00:00Z"],
])("%s %s works, and says that it is %s now", async (name, old, now) => {
  const { exitCode, err } = await run(projectWith({ patching }), [name, ...old.split(" ")]);

  expect({ exitCode, err }).toEqual({ exitCode: 0, err: `cdktf-patch: ${old} still works; it is called ${now} now\n` });
});

test("a form that a command has not sends to the command that has it, however it is spelt", async () => {
  const { exitCode, err } = await run(projectWith({ patching }), ["summary", "--csv"]);

  expect(exitCode).toBe(2);
  expect(err).toContain('--format: expected one of terminal, html, json, got "csv"; cdktf-patch arrival has that');
});

test("matrix answers of one patch group, and names those there are", async () => {
  const folder = synthesisedFleet();

  const { out } = await run(folder, ["matrix", "--group", "web", "--format", "json"]);
  const { exitCode, err } = await run(folder, ["matrix", "--group", "wbe"]);

  expect(JSON.parse(out).accounts).toHaveLength(3);
  expect({ exitCode, err }).toEqual({
    exitCode: 2,
    err: 'cdktf-patch: --group: no stack has a patch group called "wbe"; did you mean web\n',
  });
});

test("checks answers as data and as a page, of those that are named alone", async () => {
  const folder = projectWith({});

  const { out } = await run(folder, ["checks", "PM812", "--format", "json", "--write", "a.md"]);

  expect(JSON.parse(out).sections.flatMap(({ checks }: { checks: { id: string }[] }) => checks)).toMatchObject([
    { id: "PM812", severity: expect.any(String), fix: expect.any(String) },
  ]);
  expect(readFileSync(join(folder, "a.md"), "utf8").match(/^### .*/gm)).toEqual(["### PM812"]);
});
