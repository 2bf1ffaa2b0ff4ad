import { mayBeDeepYaml, TOO_DEEP } from "./nesting";
import type { Path } from "./value-path";

/** What is wrong with a text; its message quotes nothing of the text, which may hold what is not to be told. */
export interface YamlProblem {
  readonly line?: number;
  readonly message: string;
}

/** A text of YAML or JSON as plain data, and where it stands. */
export interface YamlText {
  /** Undefined where there are problems. */
  readonly content: unknown;
  readonly problems: readonly YamlProblem[];
  /** The line of a property, or of what should have it. */
  readonly lineOf: (path: Path) => number | undefined;
}

type Node = { readonly range?: readonly [number, number, number] | null } | undefined;

/**
 * Reads a text of YAML or JSON. What stands for more than plain data is a problem, as a tag that only some readers know;
 * whoever reads a file is told of it, where the library would warn and go on.
 *
 * @param version - of YAML, where AWS reads another one than the newest
 */
export function readYamlText(text: string, version: "1.1" | "1.2" = "1.2"): YamlText {
  // Loaded where a file is read: who writes all in TypeScript needs it nowhere.
  const { LineCounter, parseDocument } = require("yaml") as typeof import("yaml");
  const lines = new LineCounter();
  const none = { content: undefined, lineOf: () => undefined };
  if (mayBeDeepYaml(text)) return { ...none, problems: [{ message: TOO_DEEP }] };
  try {
    const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, logLevel: "error", version });
    const lineAt = (position: number) => lines.linePos(position).line;
    const problems = [
      ...document.errors.map(({ message, pos }) => ({ line: lineAt(pos[0]), message: withoutQuotes(message) })),
      ...document.warnings.map(({ pos }) => ({ line: lineAt(pos[0]), message: TAG_OR_DIRECTIVE })),
    ];
    if (problems.length > 0) return { ...none, problems };
    const lineOf = (path: Path): number | undefined => {
      for (let length = path.length; length >= 0; length--) {
        const node = length === 0 ? document.contents : document.getIn(path.slice(0, length), true);
        const start = (node as Node)?.range?.[0];
        if (start !== undefined) return lineAt(start);
      }
      return undefined;
    };
    return { content: document.toJS({ maxAliasCount: MOST_ALIASES }), problems, lineOf };
  } catch (error) {
    return { ...none, problems: [{ message: refusalOf(error) }] };
  }
}

const TAG_OR_DIRECTIVE = "it has a tag (!…) or a directive (%…) here; leave it out";

/** An alias that grows without end is refused by the reader of YAML. */
const MOST_ALIASES = 10_000;

function refusalOf(error: unknown): string {
  if (error instanceof RangeError) return TOO_DEEP;
  if (error instanceof ReferenceError) return withoutQuotes(error.message);
  throw error;
}

/** The reader's message up to where it quotes the text. */
function withoutQuotes(message: string): string {
  return message
    .split(/[:"\n]/, 1)
    .join()
    .trim();
}
