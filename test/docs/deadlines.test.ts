import { readFileSync } from "node:fs";
import { join } from "node:path";
import { App } from "cdktf";
import { WithDeadlines } from "../../examples/deadlines/main";
import { patchTuesdayFleet } from "../../examples/patch-tuesday/main";
import { findingsIn, TODAY_CONTEXT } from "../../modules";
import { withPublishedRules } from "../../scripts/deadlines-table";
import { testFolder } from "../support/folders";

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
  const app = new App({ outdir: testFolder(), context: { [TODAY_CONTEXT]: "2026-11-23" } });
  new WithDeadlines(app, "deadlines");

  expect(findingsIn(app).map(({ text }) => text)).toEqual([]);
});

test("the Patch Tuesday fleet of docs/fleet.md is the example, keeps what it promises, and warns of nothing; a note is about definitions", () => {
  const page = readFileSync(join(ROOT, "docs/fleet.md"), "utf8");
  const source = readFileSync(join(ROOT, "examples/patch-tuesday/main.ts"), "utf8");
  const code = /## A Patch Tuesday fleet to copy\n.*?```ts\n(.*?)```/s.exec(page)?.[1] ?? "";
  const app = new App({ outdir: testFolder(), context: { [TODAY_CONTEXT]: "2026-11-23" } });
  const { promises } = patchTuesdayFleet(app);

  expect(code.length).toBeGreaterThan(1000);
  expect(source).toContain(code);
  expect(new Set(promises.map(({ outcome }) => outcome))).toEqual(new Set(["kept"]));
  expect(findingsIn(app).map(({ finding }) => [finding.checkId, finding.severity])).toEqual([
    ["PM145", "information"],
    ["PM145", "information"],
  ]);
});
