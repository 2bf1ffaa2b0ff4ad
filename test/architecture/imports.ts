import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import ts from "typescript-5";

const ROOT = join(__dirname, "../..");
const FOLDERS = ["host", "model", "modules", "review", "account", "cli", "offline-aws"];

/** One import, export-from, `require` or `import(…)` of our source, types included. */
export interface Import {
  /** `model/facts/limits.ts` */
  readonly from: string;
  /** A file of ours in the same form, or the name of a package as it was written. */
  readonly to: string;
  readonly isOurs: boolean;
  /** As it was written: `./problems`. */
  readonly specifier: string;
  /** True where only types are taken, so that nothing is loaded when the program runs. */
  readonly isTypeOnly: boolean;
}

/** Every source file of the project beside its tests, `main.ts` first. */
export function sourceFiles(): readonly string[] {
  const inFolders = FOLDERS.filter((folder) => existsSync(join(ROOT, folder))).flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".ts") && !name.endsWith(".d.ts"))
      .map((name) => posix(join(folder, name))),
  );
  return [...["main.ts"].filter((name) => existsSync(join(ROOT, name))), ...inFolders.sort()];
}

export function importsOf(file: string, text = readFileSync(join(ROOT, file), "utf8")): readonly Import[] {
  const options = { languageVersion: ts.ScriptTarget.ES2022, jsDocParsingMode: ts.JSDocParsingMode.ParseNone };
  const source = ts.createSourceFile(file, text, options);
  const textOf = (node: ts.Node) => (ts.isStringLiteralLike(node) ? node.text : node.getText(source));
  const found: Import[] = [];
  const add = (specifier: string, isTypeOnly: boolean) => {
    const isOurs = specifier.startsWith(".");
    const to = isOurs ? resolved(file, specifier) : specifier;
    found.push({ from: file, to, isOurs, specifier, isTypeOnly });
  };

  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) add(textOf(node.moduleSpecifier), importsTypesOnly(node.importClause));
    if (ts.isExportDeclaration(node) && node.moduleSpecifier) add(textOf(node.moduleSpecifier), exportsTypesOnly(node));
    if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) add(textOf(node.argument.literal), true);
    if (ts.isExternalModuleReference(node)) add(textOf(node.expression), false);
    if (ts.isCallExpression(node) && loads(node)) add(textOf(node.arguments[0] as ts.Expression), false);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function loads(call: ts.CallExpression): boolean {
  const [first] = call.arguments;
  if (first === undefined || !ts.isStringLiteralLike(first)) return false;
  if (call.expression.kind === ts.SyntaxKind.ImportKeyword) return true;
  return ts.isIdentifier(call.expression) && call.expression.text === "require";
}

function importsTypesOnly(clause: ts.ImportClause | undefined): boolean {
  if (clause === undefined) return false;
  if (clause.isTypeOnly) return true;
  const named = clause.namedBindings;
  if (clause.name !== undefined || named === undefined || !ts.isNamedImports(named)) return false;
  return named.elements.every((element) => element.isTypeOnly);
}

function exportsTypesOnly({ isTypeOnly, exportClause }: ts.ExportDeclaration): boolean {
  if (isTypeOnly) return true;
  return (
    exportClause !== undefined &&
    ts.isNamedExports(exportClause) &&
    exportClause.elements.every((element) => element.isTypeOnly)
  );
}

/** The file that a relative import means. */
function resolved(from: string, specifier: string): string {
  const target = posix(join(dirname(from), specifier));
  const candidates = [target, `${target}.ts`, `${target}/index.ts`];
  return candidates.find((name) => /\.\w+$/.test(name) && existsSync(join(ROOT, name))) ?? target;
}

function posix(path: string): string {
  return relative(".", path).split(sep).join("/");
}
