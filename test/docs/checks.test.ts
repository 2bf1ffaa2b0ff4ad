import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { checksPage } from "../../cli/checks/checks-page";
import { ALL_CHECKS, CHECK_SECTIONS } from "../../model/checks/all-checks";
import type { Check, CheckBasics } from "../../model/checks/check/check";
import { isDefinedCheck, throwUnlessDefinition } from "../../model/checks/check/check-definition";
import { OWN_SUBJECTS } from "../../model/checks/check/own-subjects";

const ROOT = join(__dirname, "../..");
const PAGE = readFileSync(join(ROOT, "docs/checks.md"), "utf8");

test("docs/checks.md says what the checks say; npm run docs writes it anew", () => {
  expect(checksPage(CHECK_SECTIONS)).toBe(PAGE);
});

test("each section of the page has its checks by their numbers", () => {
  const sections = PAGE.split("\n## ").map((section) => [...section.matchAll(/^### (PM\d{3})$/gm)].map(([, id]) => id));

  expect(sections.filter((ids) => ids.some((id, index) => String(id) < String(ids[index - 1] ?? "")))).toEqual([]);
});

test("every check has an id of its own", () => {
  const ids = ALL_CHECKS.map(({ id }) => id);

  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.filter((id) => !/^PM\d{3}$/.test(id))).toEqual([]);
});

test("every check is listed, wherever in the model it lies", () => {
  const listed = new Set(ALL_CHECKS.map(({ id }) => id));

  const missing = checksInModel().filter(({ id }) => !listed.has(id));

  expect(missing.map(({ id }) => id)).toEqual([]);
  expect(checksInModel().length).toBeGreaterThan(100);
});

test("every check of ours is what defineCheck returns, and well-formed as those of a house must be", () => {
  expect(ALL_CHECKS.filter((check) => !isDefinedCheck(check)).map(({ id }) => id)).toEqual([]);
  for (const check of ALL_CHECKS) {
    const { dependsOnDay: _, acceptedAt: __, ...definition } = check as Partial<Check<never>>;
    throwUnlessDefinition(definition, OWN_SUBJECTS, "foundBy" in check);
  }
});

test("every check says its cause, reason and fix in sentences", () => {
  const unfinished = ALL_CHECKS.flatMap(({ id, cause, reason, fix }) =>
    [cause, reason, fix].filter((text) => !/^[\p{Lu}"].*[.)]$/u.test(text)).map((text) => `${id}: ${text}`),
  );

  expect(unfinished).toEqual([]);
});

test("every id that the code or a document names is that of a check", () => {
  const known = new Set<string>(ALL_CHECKS.map(({ id }) => id));
  const files = [...modelFiles(), join(ROOT, "README.md"), join(ROOT, "docs/checks.md")];

  const unknown = files.flatMap((file) =>
    [...readFileSync(file, "utf8").matchAll(/\bPM\d{3}\b/g)]
      .filter(([id]) => !known.has(id))
      .map(([id]) => `${file}: ${id}`),
  );

  expect(unknown).toEqual([]);
});

function checksInModel(): CheckBasics[] {
  const found = new Map<string, CheckBasics>();
  for (const file of modelFiles()) {
    const exported = require(file) as Record<string, unknown>;
    for (const value of Object.values(exported)) {
      for (const candidate of Array.isArray(value) ? value : [value])
        if (isCheck(candidate)) found.set(candidate.id, candidate);
    }
  }
  return [...found.values()];
}

function isCheck(value: unknown): value is CheckBasics {
  return typeof value === "object" && value !== null && "fix" in value && "cause" in value && "severity" in value;
}

function modelFiles(): string[] {
  const folder = join(ROOT, "model");
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => join(folder, name));
}
