import { join } from "node:path";
import ts from "typescript";

const ROOT = join(__dirname, "../..");

/**
 * What the compiler says of pieces of code, each a file of its own in the root folder of the project: for each piece
 * its messages, whole. All are compiled at once, for the libraries they import take most of the time.
 */
export function compilerMessages(pieces: readonly string[]): readonly (readonly string[])[] {
  const files = new Map(pieces.map((code, index) => [join(ROOT, `written-by-a-user-${index}.ts`), code]));
  const options: ts.CompilerOptions = { ...projectOptions(), noEmit: true, incremental: false, types: ["node"] };
  delete options.tsBuildInfoFile;

  const host = ts.createCompilerHost(options);
  const { fileExists, getSourceFile } = host;
  host.fileExists = (name) => files.has(name) || fileExists(name);
  host.getSourceFile = (name, version) => {
    const code = files.get(name);
    return code === undefined ? getSourceFile(name, version) : ts.createSourceFile(name, code, version);
  };

  const program = ts.createProgram([...files.keys()], options, host);
  return [...files.keys()].map((name) => {
    const source = program.getSourceFile(name);
    return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)].map(
      ({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"),
    );
  });
}

function projectOptions(): ts.CompilerOptions {
  const { config } = ts.readConfigFile(join(ROOT, "tsconfig.json"), ts.sys.readFile);
  return ts.convertCompilerOptionsFromJson(config.compilerOptions, ROOT).options;
}
