import { readFileSync } from "node:fs";
import { join } from "node:path";
import { WithDeadlines } from "../../examples/deadlines/main";
import { findingsIn } from "../../modules";
import { withPublishedRules } from "../../scripts/deadlines-table";
import { run } from "../cli/given-stacks";
import { appOn } from "../support/apps";
import { exampleProgram, runIn } from "../support/written-program";

const ROOT = join(__dirname, "../..");
const PAGE = readFileSync(join(ROOT, "docs/deadlines.md"), "utf8");

test("docs/deadlines.md lists the published rules as the code has them; npm run docs writes it anew", () => {
  expect(withPublishedRules(PAGE)).toBe(PAGE);
});

test("the code of the page is that of the example", () => {
  const source = readFileSync(join(ROOT, "examples/deadlines/main.ts"), "utf8");
  const code = /```ts\n(.*?)```/s.exec(PAGE)?.[1] ?? "";

  expect(code).toContain("PatchDeadlines.");
  expect(code.split("\n").filter((line) => !source.includes(`${line}\n`))).toEqual([]);
});

test("the example keeps its deadlines, and warns of nothing", () => {
  const app = appOn();
  new WithDeadlines(app, "deadlines");

  expect(findingsIn(app).map(({ text }) => text)).toEqual([]);
});

test("the Patch Tuesday fleet of docs/fleet.md is a program that runs, the example: it keeps what it promises, and warns of nothing", async () => {
  const page = readFileSync(join(ROOT, "docs/fleet.md"), "utf8");
  const program = /## A Patch Tuesday fleet to copy\n.*?```ts\n(.*?)```/s.exec(page)?.[1] ?? "";
  const app = appOn();

  runIn(app, program);

  const { out } = await run(app.outdir, ["matrix", "--app", ".", "--format", "json"]);
  const { promises } = JSON.parse(out) as { promises: readonly { outcome: string }[] };
  expect(promises.map(({ outcome }) => outcome)).toEqual(["kept", "kept", "kept", "kept"]);
  // A note is about definitions.
  expect(findingsIn(app).map(({ finding }) => [finding.checkId, finding.severity])).toEqual([
    ["PM145", "information"],
    ["PM145", "information"],
  ]);
  // What the compiler and the linter read of it.
  expect(program).toBe(exampleProgram("patch-tuesday"));
});
