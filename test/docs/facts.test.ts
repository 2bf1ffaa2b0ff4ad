import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { withFactsTables } from "../../scripts/facts-tables";

const ROOT = join(__dirname, "../..");
const PAGE = readFileSync(join(ROOT, "docs/facts.md"), "utf8");

/** Where a label's document is found on the page: the section with its entries. */
const SECTION_OF: Readonly<Record<string, string>> = {
  "SSM API model": "Limits",
  provider: "Limits",
  "AWS General Reference": "Limits",
  "patch baseline facts": "Patch baselines",
  "maintenance window facts": "Maintenance windows",
  "other ways facts": "Other ways to patch",
};

test("every source that the model names is an entry of docs/facts.md", () => {
  const sources = sourcesInModel();

  const unexplained = sources.flatMap(({ source, file }) =>
    missingEntries(source).map((entry) => `${file}: "${source}": ${entry}`),
  );

  expect(sources.length).toBeGreaterThan(50);
  expect(unexplained).toEqual([]);
});

test("every heading of docs/facts.md that a comment points to exists", () => {
  const pointers = modelFiles().flatMap((file) =>
    [...withoutLineEnds(readFileSync(file, "utf8")).matchAll(/docs\/facts\.md, "([^"]+)"/g)].map((match) => ({
      file: file.slice(ROOT.length + 1),
      heading: match[1] as string,
    })),
  );

  const dangling = pointers.filter(({ heading }) => !headings().some((title) => title.endsWith(heading)));

  expect(pointers.length).toBeGreaterThan(0);
  expect(dangling).toEqual([]);
});

test("the tables of docs/facts.md agree with the code; npm run docs writes them anew", () => {
  expect(withFactsTables(PAGE)).toBe(PAGE);
});

/** `patch baseline facts, E2 and E3.1; SSM API model, PatchId`: what of it the page does not explain. */
function missingEntries(source: string): string[] {
  return source.split("; ").flatMap((label) => {
    const comma = label.indexOf(", ");
    const document = comma < 0 ? label : label.slice(0, comma);
    const places = comma < 0 ? [] : label.slice(comma + 2).split(/, | and /);
    const section = SECTION_OF[document];
    if (section === undefined) return PAGE.includes(`\n| ${document} | `) ? [] : [`no source "${document}"`];
    if (places.length === 0) return [`no place in "${document}"`];
    const known = entriesOf(section);
    return places.filter((place) => !known.has(place)).map((place) => `no entry "${place}" under "${section}"`);
  });
}

/** Numbers of headings (`### E2. …`), first cells of tables, and words in code style in the generated table. */
function entriesOf(section: string): ReadonlySet<string> {
  const text = PAGE.split(/^## /m).find((part) => part.startsWith(`${section}\n`)) ?? "";
  const numbered = [...text.matchAll(/^### ([A-H]\d*)\. /gm)];
  const rows = [...text.matchAll(/^\| (?:`([^`]+)`|([A-H]\d+\.\d+)) \| /gm)];
  const generated = [...text.matchAll(/, `([^`]+)` \|$/gm)];
  return new Set([...numbered, ...rows, ...generated].map((match) => (match[1] ?? match[2]) as string));
}

function headings(): string[] {
  return [...PAGE.matchAll(/^##+ (.+)$/gm)].map((match) => match[1] as string);
}

interface NamedSource {
  readonly file: string;
  readonly source: string;
}

/** Each `source` in what the model exports: limits, checks, and tables of them. */
function sourcesInModel(): NamedSource[] {
  return modelFiles().flatMap((file) => {
    const exported = require(file) as Record<string, unknown>;
    return [...new Set(sourcesIn(Object.values(exported), 3))].map((source) => ({
      file: file.slice(ROOT.length + 1),
      source,
    }));
  });
}

function sourcesIn(values: readonly unknown[], depth: number): string[] {
  if (depth === 0) return [];
  return values.flatMap((value) => {
    // A regular expression has a source of its own.
    if (typeof value !== "object" || value === null || value instanceof RegExp) return [];
    const { source } = value as { source?: unknown };
    return typeof source === "string" ? [source] : sourcesIn(Object.values(value), depth - 1);
  });
}

function modelFiles(): string[] {
  const folder = join(ROOT, "model");
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .sort()
    .map((name) => join(folder, name));
}

/** A comment may break its line within a pointer. */
function withoutLineEnds(code: string): string {
  return code.replace(/\s*\n\s*(?:\*|\/\/)?\s*/g, " ");
}
