import { readdirSync, readFileSync } from "node:fs";
import { join, parse } from "node:path";

const ROOT = join(__dirname, "../..");
const PAGE = readFileSync(join(ROOT, "docs/architecture.md"), "utf8");

/** Folders whose parts the page names one by one. */
const DRAWN = ["host", "model", "modules", "review", "account", "model/patching"];

test.each(DRAWN)("docs/architecture.md names each folder of %s", (folder) => {
  const parts = readdirSync(join(ROOT, folder), { withFileTypes: true }).filter((entry) => entry.isDirectory());

  expect(parts.map(({ name }) => name).filter((name) => !new RegExp(`(?<![\\w-])${name}/`).test(PAGE))).toEqual([]);
});

test("docs/architecture.md says what each answer of the room is for", () => {
  const answers = readdirSync(join(ROOT, "model/patching"), { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => parse(name).name);

  // `patching` is the room itself.
  expect(answers.filter((name) => name !== "patching" && !PAGE.includes(`\`${name}\``))).toEqual([]);
});

test("docs/architecture.md names no folder that is not there", () => {
  const [, drawing = ""] = PAGE.split("## Folders and floors");
  const named = drawing.split("```")[1]?.match(/^(?: {2})?(?:[a-z-]+\/ {0,2})+/gm) ?? [];
  const folders = named.flatMap((line) => line.trim().split(/ +/));

  expect(folders.length).toBeGreaterThan(40);
  const places = ["", "host", "model", "modules", "review", "account"];
  const there = new Set(
    places.flatMap((place) => readdirSync(join(ROOT, place), { withFileTypes: true }).map(({ name }) => `${name}/`)),
  );
  expect(folders.filter((folder) => !there.has(folder))).toEqual([]);
});
