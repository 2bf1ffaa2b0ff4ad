// A step of the build: which checks can be accepted is a type made of all checks, and who uses it needs their ids alone.
// As a list of ids it is short, and leads to no types of checks. And what no door gives away and no type names, such as
// a function of ours beside a type, is left out: of types that was an eighth. So is what is said of private members. A
// paragraph of a comment is one line, and a tab stands for the four spaces by which the compiler moves a line in.
const { readFileSync, writeFileSync } = require("node:fs");
const { dirname, join, normalize } = require("node:path");
const { createSourceFile, ScriptTarget } = require("typescript-5");
const { reachableFrom } = require("./reachable-files");

const ID_OF_WARNING = /readonly id: "(\w+)";\s*readonly severity: "warning";/g;

/**
 * Writes types as they are published, in what the compiler left in a folder.
 *
 * @param doors files of types
 */
function makePublishedTypes(dist, doors) {
  const file = join(dist, "model/checks/all-checks.d.ts");
  writeFileSync(file, acceptableChecks(readFileSync(file, "utf8")));
  leaveOutUnnamed(doors);
  for (const published of reachableFrom(doors)) {
    if (published.endsWith(".d.ts")) writeFileSync(published, shortened(readFileSync(published, "utf8")));
  }
}

const COMMENT = /\/\*\*(?:(?!\*\/)[\s\S])*\*\//g;

function shortened(text) {
  return text
    .replace(/ *\/\*\*(?:(?!\*\/)[\s\S])*\*\/\n(?= +private )/g, "")
    .replace(COMMENT, unwrapped)
    .replace(/^(?: {4})+/gm, (spaces) => "\t".repeat(spaces.length / 4))
    .replace(COMMENT, tight);
}

/** A comment with each paragraph in one line, as editors show it; lists, tables, code and tags keep their lines. */
function unwrapped(comment) {
  if (comment.includes("```")) return comment;
  return comment
    .replace(/(?<=[^\s*])\n *\* (?=[^\s@|\-\d/*])/g, " ")
    .replace(/^\/\*\*\n *\* ([^\n]*)\n *\*\/$/, "/** $1 */");
}

/** A comment without what editors do not show: how far it is moved in, and lines of its own for its marks. */
function tight(comment) {
  if (comment.includes("```")) return comment;
  return comment
    .replace(/\n\s*\* *(?=\n\s*\* @)/g, "")
    .replace(/\n\s+\*/g, "\n *")
    .replace(/^\/\*\*\n \* /, "/** ")
    .replace(/\n \*\/$/, " */");
}

/** Leaves out of types what nothing else names, until everything that is left is named. */
function leaveOutUnnamed(doors) {
  const exempt = new Set(doors.map((door) => normalize(door)));
  for (let changed = true; changed; ) {
    changed = false;
    const files = [...reachableFrom(doors)].filter((file) => file.endsWith(".d.ts"));
    const texts = new Map(files.map((file) => [file, readFileSync(file, "utf8")]));
    for (const [file, text] of texts) {
      for (const [, name] of text.matchAll(/^export \* from "([^"]+)"/gm)) {
        const path = join(dirname(file), name);
        exempt.add(`${path}.d.ts`).add(join(path, "index.d.ts"));
      }
    }
    const times = timesOfWords([...texts.values()].join("\n"));
    const declared = timesOfDeclarations([...texts.values()]);
    for (const [file, text] of texts) {
      if (exempt.has(file)) continue;
      const left = withoutIdleImports(withoutUnnamed(text, (name) => times.get(name) > declared.get(name)));
      if (left === text) continue;
      writeFileSync(file, left);
      changed = true;
    }
  }
}

/** How often each word stands in types, comments and paths of files aside. */
function timesOfWords(text) {
  const times = new Map();
  for (const [word] of text
    .replace(COMMENTS, "")
    .replace(PATHS, "")
    .matchAll(/[\w$]+/g))
    times.set(word, (times.get(word) ?? 0) + 1);
  return times;
}

const PATHS = /(?<=(?:from |import |import\())"[^"]+"/g;
const COMMENTS = /\/\*[\s\S]*?\*\//g;

/** How often each name is declared, in one file or in several. */
function timesOfDeclarations(texts) {
  const times = new Map();
  for (const name of texts.flatMap((text) => statementsOf(text).map(nameOf)))
    times.set(name, (times.get(name) ?? 0) + 1);
  return times;
}

/** A file of types without the declarations of which nothing else has the name, and what is said of them. */
function withoutUnnamed(text, isNamed) {
  const statements = statementsOf(text);
  const isLeft = (name) => name === undefined || isNamed(name);
  const parts = statements.map((statement) =>
    isLeft(nameOf(statement)) ? text.slice(statement.pos, statement.end) : "",
  );
  return parts.concat(text.slice(statements.at(-1)?.end ?? 0)).join("");
}

const parsed = new Map();

/** Parsed once: each file is asked until nothing changes any more. */
function statementsOf(text) {
  const known = parsed.get(text);
  if (known !== undefined) return known;
  const { statements } = createSourceFile("types.d.ts", text, ScriptTarget.ES2022);
  parsed.set(text, statements);
  return statements;
}

function nameOf({ name, declarationList }) {
  const [first, ...others] = declarationList?.declarations ?? [];
  return others.length > 0 ? undefined : (name ?? first?.name)?.text;
}

function withoutIdleImports(text) {
  const times = timesOfWords(text);
  return text.replace(/^import (type )?\{([^}]*)\} from ("[^"]+");\n?/gm, (_, type = "", list, from) => {
    const names = list.split(",").map((one) => one.trim());
    const used = names.filter((one) => one !== "" && times.get(/[\w$]+$/.exec(one)[0]) > 1);
    return used.length === 0 ? "" : `import ${type}{ ${used.join(", ")} } from ${from};\n`;
  });
}

function acceptableChecks(declared) {
  const ids = new Set([...declared.matchAll(ID_OF_WARNING)].map(([, id]) => JSON.stringify(id)));
  if (ids.size === 0) throw new Error("found no check in all-checks.d.ts: does the compiler write it otherwise?");
  return `/** The id of a check that can be accepted, which editors complete, or that of a rule of your own. */
export type AcceptableCheck = ${[...ids].sort().join(" | ")} | (string & {});
`;
}

module.exports = { acceptableChecks, leaveOutUnnamed, makePublishedTypes, shortened };
