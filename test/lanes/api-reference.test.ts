import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { testFolder } from "../support/folders";

const ROOT = join(__dirname, "../..");
const TYPEDOC = join(ROOT, "scripts/api-reference");

test("docs/api is what npm run docs:api makes of the docstrings", () => {
  const made = testFolder();
  const command = [join(TYPEDOC, "node_modules/typedoc/bin/typedoc"), "--options", join(TYPEDOC, "typedoc.json")];
  execFileSync(process.execPath, [...command, "--out", made], { cwd: ROOT, stdio: "pipe" });

  const pages = pagesIn(made);
  expect(pages.length).toBeGreaterThan(10);
  expect(pagesIn(join(ROOT, "docs/api"))).toEqual(pages);
  const stale = pages.filter((page) => textOf(made, page) !== textOf(join(ROOT, "docs/api"), page));
  expect(stale).toEqual([]);
}, 600_000);

function pagesIn(folder: string): readonly string[] {
  const all = readdirSync(folder, { recursive: true, encoding: "utf8" });
  return all.filter((name) => name.endsWith(".md")).sort();
}

function textOf(folder: string, page: string): string {
  return readFileSync(join(folder, page), "utf8");
}
