import { asPlainData } from "../terraform/plain-data";
import { show } from "../text/wording";
import type { Finding } from "../values/finding";
import { NotValidError } from "../values/finding";
import { type Path, pathText } from "../values/value-path";
import { readYamlText } from "../values/yaml-text";
import type { FleetAccount } from "./fleet-options";

/** Accounts, with where each of their properties stands in the file that they come from. */
export interface FleetAccounts {
  /** As the file lists them. */
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
  const { FLEET_SCHEMAS } = require("./fleet-schema") as typeof import("./fleet-schema");
  const { shapeProblems } =
    require("../checks/check/shape-problems") as typeof import("../checks/check/shape-problems");

  const refuse = (findings: readonly Finding[]) => {
    if (findings.length > 0) throw new NotValidError(fileName, findings);
  };
  const { content: value, problems, lineOf } = readYamlText(text);
  refuse(
    problems.map(({ line, message }) =>
      problem(line === undefined ? "" : `line ${line}`, `expected YAML or JSON of plain data; ${message}`),
    ),
  );

  const shownPath = (path: Path): string => {
    const line = lineOf(path);
    return line === undefined ? pathText(path) : `line ${line}, ${pathText(path)}`;
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

function problem(path: string, message: string): Finding {
  return { checkId: "PM001", severity: "error", path, message };
}
