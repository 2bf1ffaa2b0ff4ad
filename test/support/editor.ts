import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript-5";

const ROOT = join(__dirname, "../..");
/** A comment that begins with a bar and holds a name marks a place in the code. */
const MARK = /\/\*\|(\w+)\*\//g;

/** What an editor shows of a piece of code in the root of a project. */
export interface Editor {
  /** What is offered at a mark. */
  readonly completions: (mark: string) => readonly string[];
  /** The text that appears where the pointer rests at a mark: the signature's documentation. */
  readonly hover: (mark: string) => string;
  /** The messages of the lines that hold a word, each with all of its parts. */
  readonly errors: (word: string) => readonly string[];
}

/** Asks TypeScript's language service, as editors do, of code that has marks in it; the project is ours or a user's. */
export function editorOf(code: string, project = ROOT): Editor {
  const { text, marks } = withoutMarks(code);
  const written = join(project, "written-by-a-user.ts");
  const service = ts.createLanguageService(hostOf(project, written, text));
  const placeOf = (mark: string): number => {
    const place = marks.get(mark);
    if (place === undefined) throw new Error(`expected a mark called ${mark}, but there is none`);
    return place;
  };
  const errors = service.getSemanticDiagnostics(written);
  return {
    completions: (mark) =>
      service.getCompletionsAtPosition(written, placeOf(mark), {})?.entries.map(({ name }) => name) ?? [],
    hover: (mark) => ts.displayPartsToString(service.getQuickInfoAtPosition(written, placeOf(mark))?.documentation),
    errors: (word) =>
      errors
        .filter(({ start = 0 }) => lineAt(text, start).includes(word))
        .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n")),
  };
}

function withoutMarks(code: string): { readonly text: string; readonly marks: ReadonlyMap<string, number> } {
  const marks = new Map<string, number>();
  let text = "";
  let last = 0;
  for (const { 0: mark, 1: name, index } of code.matchAll(MARK)) {
    text += code.slice(last, index);
    marks.set(name as string, text.length);
    last = index + mark.length;
  }
  return { text: text + code.slice(last), marks };
}

function lineAt(text: string, place: number): string {
  const start = text.lastIndexOf("\n", place) + 1;
  const end = text.indexOf("\n", place);
  return text.slice(start, end === -1 ? undefined : end);
}

function hostOf(project: string, written: string, text: string): ts.LanguageServiceHost {
  const settings = ts.parseJsonConfigFileContent(
    JSON.parse(readFileSync(join(project, "tsconfig.json"), "utf8")),
    ts.sys,
    project,
  ).options;
  const read = (file: string) => (existsSync(file) ? readFileSync(file, "utf8") : undefined);
  return {
    getScriptFileNames: () => [written],
    getScriptVersion: () => "1",
    getScriptSnapshot: (file) => {
      const content = file === written ? text : read(file);
      return content === undefined ? undefined : ts.ScriptSnapshot.fromString(content);
    },
    getCurrentDirectory: () => project,
    getCompilationSettings: () => settings,
    getDefaultLibFileName: (options) => ts.getDefaultLibFilePath(options),
    fileExists: (file) => file === written || existsSync(file),
    readFile: (file) => (file === written ? text : read(file)),
    directoryExists: ts.sys.directoryExists,
    getDirectories: ts.sys.getDirectories,
  };
}
