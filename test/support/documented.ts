import { join, relative } from "node:path";
import ts from "typescript-5";

const ROOT = join(__dirname, "../..");
/** Where what users write is declared; what frameworks and Node declare has texts of their own. */
const OURS = /^(model|modules)\//;

/** What is handed over and not written: our own objects, and what they mean. */
const HANDED_OVER =
  /^(I[A-Z].*|.*Model|Finding|StackNote|AccountStackProps|PatchEventRuleOptions|BaselineOfOverride|WatchedWindow|RegisteredBaseline|SelectedBaseline|BroughtPatches|Resolvable|Unlisted|OnlyOn)$/;

/** A property that a user may write or read, and whether an editor shows a text on it. */
export interface OfferedProperty {
  /** `PatchBaselineProps.approvalRules` */
  readonly path: string;
  readonly text: string;
}

/**
 * Every property that the constructors and methods of what a file exports accept, also of what stands within them. Our
 * own objects and what they mean (`…Model`) are handed over and not written.
 */
export function offeredProperties(file: string): readonly OfferedProperty[] {
  const settings = ts.readConfigFile(join(ROOT, "tsconfig.json"), ts.sys.readFile).config;
  const { options } = ts.parseJsonConfigFileContent({ ...settings, include: [], files: [file] }, ts.sys, ROOT);
  const program = ts.createProgram([join(ROOT, file)], options);
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(join(ROOT, file)) as ts.SourceFile;
  const found = new Map<string, OfferedProperty>();
  const seen = new Set<ts.Type>();

  const isOurs = (symbol: ts.Symbol) =>
    symbol.declarations?.some((one) => OURS.test(relative(ROOT, one.getSourceFile().fileName))) ?? false;
  const isWritten = (type: ts.Type) => {
    const { name = "", flags = 0 } = type.aliasSymbol ?? type.symbol ?? {};
    return (flags & ts.SymbolFlags.Class) === 0 && !HANDED_OVER.test(name);
  };
  const visit = (name: string, type: ts.Type): void => {
    if (seen.has(type) || !isWritten(type)) return;
    seen.add(type);
    if (type.isUnionOrIntersection()) for (const part of type.types) visit(name, part);
    const constraint = checker.getBaseConstraintOfType(type);
    if (constraint !== undefined) visit(name, constraint);
    for (const element of checker.getTypeArguments(type as ts.TypeReference)) visit(name, element);
    const index = checker.getIndexTypeOfType(type, ts.IndexKind.String);
    if (index !== undefined) visit(`${name}[…]`, index);
    if (type.isUnion() || (type.flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection)) === 0) return;
    for (const property of type.getProperties()) {
      if (!isOurs(property) || property.name.startsWith("__@")) continue;
      const path = `${name}.${property.name}`;
      const own = checker.getTypeOfSymbol(property);
      if (isNoValue(checker.typeToString(own))) continue;
      const text = ts.displayPartsToString(property.getDocumentationComment(checker));
      if (!found.has(path) || text !== "") found.set(path, { path, text });
      visit(path, own);
    }
  };
  const ofCalls = (name: string, signatures: readonly ts.Signature[]) => {
    for (const { parameters } of signatures) {
      for (const parameter of parameters) {
        if (isOurs(parameter)) visit(`${name}(${parameter.name})`, checker.getTypeOfSymbol(parameter));
      }
    }
  };
  for (const exported of checker.getExportsOfModule(checker.getSymbolAtLocation(source) as ts.Symbol)) {
    const symbol = exported.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(exported) : exported;
    if ((symbol.flags & ts.SymbolFlags.Value) === 0) continue;
    const type = checker.getTypeOfSymbol(symbol);
    ofCalls(exported.name, [...type.getConstructSignatures(), ...type.getCallSignatures()]);
    const instance = symbol.flags & ts.SymbolFlags.Class ? checker.getDeclaredTypeOfSymbol(symbol) : undefined;
    for (const member of [...type.getProperties(), ...(instance?.getProperties() ?? [])]) {
      if (isOurs(member) && isPublic(member))
        ofCalls(`${exported.name}.${member.name}`, checker.getTypeOfSymbol(member).getCallSignatures());
    }
  }
  return [...found.values()];
}

function isPublic({ declarations = [] }: ts.Symbol): boolean {
  return declarations.every((one) => (ts.getCombinedModifierFlags(one) & ts.ModifierFlags.Private) === 0);
}

/** A property that stands in a type to be refused. */
function isNoValue(type: string): boolean {
  return /^(undefined|never|(OnlyOn<.*>|NotWith\.\w+)( \| undefined)?)$/.test(type);
}
