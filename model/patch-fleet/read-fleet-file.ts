import { asPlainData } from "../terraform/plain-data";
import { show } from "../text/wording";
import type { Finding } from "../values/finding";
import { NotValidError } from "../values/finding";
import { type Path, pathText } from "../values/value-path";
import type { FleetAccount } from "./fleet-options";

/** Accounts, with where each of their properties stands in the file that they come from. */
export interface FleetAccounts {
  readonly accounts: readonly FleetAccount[];
  /** The name of the file. */
  readonly source: string;
  /** `line 12, accounts[3].ring` */
  readonly shownPath: (path: Path) => string;
}

/**
 * Reads accounts from the text of a YAML or JSON file.
 *
 * @throws NotValidError with everything that is wrong with its form, line by line
 */
export function readFleetFile(text: string, fileName: string): FleetAccounts {
  // Loaded here and not above: who writes accounts in TypeScript needs neither.
  const { LineCounter, parseDocument } = require("yaml") as typeof import("yaml");
  const { FLEET_SCHEMAS } = require("./fleet-schema") as typeof import("./fleet-schema");
  const { shapeProblems } =
    require("../checks/check/shape-problems") as typeof import("../checks/check/shape-problems");

  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const refuse = (findings: readonly Finding[]) => {
    if (findings.length > 0) throw new NotValidError(fileName, findings);
  };
  refuse(
    document.errors.map(({ message, pos: [start] }) =>
      problem(`line ${lines.linePos(start).line}`, `expected YAML or JSON; ${withoutQuotes(message)}`),
    ),
  );
  const value = contentOf(document, refuse);

  const shownPath = (path: Path): string => {
    const start = startOf(document, path);
    return start === undefined ? pathText(path) : `line ${lines.linePos(start).line}, ${pathText(path)}`;
  };
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    refuse([problem("", `expected a list named accounts, got ${value === null ? "an empty file" : show(value)}`)]);
  }
  refuse(shapeProblems(FLEET_SCHEMAS.accounts, value, shownPath));
  const findings: Finding[] = [];
  const plain = asPlainData(value as { accounts: readonly FleetAccount[] }, (path, message) =>
    findings.push(problem(shownPath(path), message)),
  );
  refuse(findings);
  return { ...plain, source: fileName, shownPath };
}

type YamlDocument = import("yaml").Document;

/** An alias that grows without end is refused by the reader of YAML. */
function contentOf(document: Pick<YamlDocument, "toJS">, refuse: (findings: readonly Finding[]) => void): unknown {
  try {
    return document.toJS({ maxAliasCount: 10_000 });
  } catch (error) {
    refuse([problem("", `expected accounts; ${error instanceof Error ? error.message : show(error)}`)]);
    return undefined;
  }
}

/** Where a property stands, or where what should have it begins. */
function startOf(document: Pick<YamlDocument, "getIn">, path: Path): number | undefined {
  for (let length = path.length; length >= 0; length--) {
    const node = length === 0 ? undefined : document.getIn(path.slice(0, length), true);
    const range = (node as { range?: readonly [number, number, number] | null } | undefined)?.range;
    if (range) return range[0];
  }
  return undefined;
}

/** The reader's message up to where it quotes the file, which may hold what is not to be told. */
function withoutQuotes(message: string): string {
  return message
    .split(/[:"\n]/, 1)
    .join()
    .trim();
}

function problem(path: string, message: string): Finding {
  return { checkId: "PM001", severity: "error", path, message };
}
