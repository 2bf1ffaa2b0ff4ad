// A step of the build for npm: the types of a folder stand in one file, called like the folder. Each file costs a tarball
// something, each type was asked for by name in file after file, and what is alike is packed once where it stands close.
// The doors stay where they are, and files that only pass on what others declare.
const { readFileSync, rmSync, writeFileSync } = require("node:fs");
const { basename, dirname, join, relative, sep } = require("node:path");
const ts = require("typescript-5");
const { reachableFrom } = require("./reachable-files");

/** Each folder in it is apart: what both frameworks have alike must stand close, too. */
const CONSTRUCTS = "modules";

/**
 * Merges the types of each folder, in what the compiler left in a folder.
 *
 * @param doors files of types
 */
function mergeTypes(dist, doors) {
  const files = [...reachableFrom(doors)].filter((file) => file.endsWith(".d.ts"));
  const parsed = new Map(files.map((file) => [file, parse(file, readFileSync(file, "utf8"))]));
  const groups = groupsOf(
    dist,
    files.filter((file) => !doors.includes(file) && !parsed.get(file).statements.some(passesOn)),
  );
  const places = new Map();
  for (const [target, members] of groups)
    for (const [file, names] of finalNames(members, parsed)) places.set(file, { target, names });
  const written = new Map();
  for (const file of files.filter((one) => !places.has(one)))
    written.set(file, redirected(file, parsed.get(file), places));
  for (const [target, members] of groups) written.set(target, merged(target, members, parsed, places));
  for (const file of places.keys()) rmSync(file);
  for (const [file, text] of written) writeFileSync(file, text);
}

function parse(file, text) {
  return ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true);
}

/** `export { one } from "./one"` */
const passesOn = (statement) => ts.isExportDeclaration(statement) && statement.moduleSpecifier !== undefined;

/** Files by the one into which they go. */
function groupsOf(dist, files) {
  const groups = new Map();
  for (const file of [...files].sort()) {
    const [first, second] = relative(dist, file).split(sep);
    const folder = join(dist, first === CONSTRUCTS ? join(first, second) : first);
    const target = join(folder, `${basename(folder)}.d.ts`);
    groups.set(target, [...(groups.get(target) ?? []), file]);
  }
  return new Map([...groups].filter(([, members]) => members.length > 1));
}

/** What each declaration of some files is called in the one that they make: of two of one name, the second gets a number. */
function finalNames(members, parsed) {
  const taken = new Set();
  return new Map(
    members.map((file) => {
      const own = new Set(parsed.get(file).statements.flatMap(namesOf));
      const names = [...own].map((name) => {
        let free = name;
        for (let number = 2; taken.has(free); number += 1) free = name + number;
        taken.add(free);
        return [name, free];
      });
      return [file, new Map(names)];
    }),
  );
}

function namesOf({ name, declarationList }) {
  return (declarationList?.declarations ?? [{ name }]).flatMap((one) =>
    one.name === undefined ? [] : [one.name.text],
  );
}

/** A file that stays, asking the merged ones. */
function redirected(file, source, places) {
  const edits = source.statements.flatMap((statement) => {
    const from = statement.moduleSpecifier;
    const place = from?.text.startsWith(".") ? places.get(fileOf(file, from.text)) : undefined;
    if (place === undefined) return [];
    const list = statement.importClause?.namedBindings ?? statement.exportClause;
    const renamed = (list?.elements ?? []).flatMap(({ name, propertyName }) => {
      const known = (propertyName ?? name).text;
      const final = place.names.get(known);
      if (final === known) return [];
      return [propertyName ? edit(propertyName, final) : edit(name, `${final} as ${known}`)];
    });
    return [...renamed, edit(from, JSON.stringify(wayTo(file, place.target)))];
  });
  return changed(source, edits);
}

/** The declarations of some files, and in front what others than these declare. */
function merged(target, members, parsed, places) {
  const imports = new Map();
  /** What a file calls by a name that another one declares, in the merged file. */
  const asked = (file, from, known) => {
    const place = from.startsWith(".") ? places.get(fileOf(file, from)) : undefined;
    const final = place?.names.get(known) ?? known;
    const path = from.startsWith(".") ? wayTo(target, place?.target ?? fileOf(file, from)) : from;
    if (place?.target !== target) imports.set(path, (imports.get(path) ?? new Set()).add(final));
    return final;
  };
  const texts = members.map((file) => {
    const source = parsed.get(file);
    const names = new Map(places.get(file).names);
    for (const { moduleSpecifier, importClause } of source.statements.filter(ts.isImportDeclaration)) {
      for (const { name, propertyName } of importClause.namedBindings.elements) {
        names.set(name.text, asked(file, moduleSpecifier.text, (propertyName ?? name).text));
      }
    }
    const left = source.statements.filter((one) => ts.isImportDeclaration(one) || ts.isExportDeclaration(one));
    const without = left.map(({ pos, end }) => ({ start: pos, end, text: "" }));
    const renamed = renamedIn(source, names, (from, known) => asked(file, from, known));
    return changed(source, [...without, ...renamed]).trim();
  });
  const asking = [...imports].map(
    ([path, names]) => `import { ${[...names].join(", ")} } from ${JSON.stringify(path)};`,
  );
  return `${[...asking, ...texts, "export {};"].join("\n")}\n`;
}

/** Names that stand for something else in the merged file, and types that are named by the path of their file. */
function renamedIn(source, names, asked) {
  const edits = [];
  const visit = (node) => {
    if (ts.isImportDeclaration(node)) return;
    if (ts.isImportTypeNode(node)) {
      const final = asked(node.argument.literal.text, node.qualifier.text);
      edits.push({ ...edit(node, final), end: node.qualifier.end });
      node.typeArguments?.forEach(visit);
      return;
    }
    const final = ts.isIdentifier(node) && !isMember(node) ? names.get(node.text) : undefined;
    if (final !== undefined && final !== node.text) edits.push(edit(node, final));
    node.forEachChild(visit);
  };
  visit(source);
  return edits;
}

function isMember({ parent }) {
  return ts.isTypeElement(parent) || ts.isClassElement(parent) || ts.isQualifiedName(parent);
}

/** The file of types that another one names by a path. */
function fileOf(file, name) {
  return `${join(dirname(file), name)}.d.ts`;
}

function wayTo(file, target) {
  const way = relative(dirname(file), target)
    .split(sep)
    .join("/")
    .replace(/\.d\.ts$/, "");
  return way.startsWith(".") ? way : `./${way}`;
}

function edit(node, text) {
  return { start: node.getStart(), end: node.end, text };
}

function changed(source, edits) {
  const ordered = [...edits].sort((one, other) => other.start - one.start);
  return ordered.reduce(
    (text, { start, end, text: with_ }) => text.slice(0, start) + with_ + text.slice(end),
    source.text,
  );
}

module.exports = { mergeTypes };
