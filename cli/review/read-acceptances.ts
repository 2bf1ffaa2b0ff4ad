import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { parse, YAMLParseError } from "yaml";
import type { Acceptance } from "../../model/acceptances/acceptance";
import { readAcceptance } from "../../model/acceptances/read-acceptance";
import { ALL_CHECKS } from "../../model/checks/all-checks";
import type { CheckBasics } from "../../model/checks/check/check";
import { show } from "../../model/text/wording";
import { findingLine } from "../../model/values/finding";
import { Problems } from "../../model/values/problems";
import { UnreadableInput } from "../../model/values/unreadable-input";
import { BadInput, readingFile } from "../console/bad-input";

/**
 * Reads a list of accepted findings, YAML or JSON: `check`, `reason`, `owner`, `until`, and where it is not meant
 * everywhere `scope` (construct path or Terraform address) and `at` (the place within the object).
 *
 * @throws BadInput with everything that is wrong with the list
 */
export function readAcceptances(
  file: string | undefined,
  cwd: string,
  house: readonly CheckBasics[] = [],
): readonly Acceptance[] {
  if (file === undefined) return [];
  const list = readingFile(file, () => parsed(readFileSync(resolve(cwd, file), "utf8")));
  const wrong: string[] = [];
  const acceptances = list.flatMap((entry, index): readonly Acceptance[] => {
    const { scope = "", ...options } = isObject(entry) ? entry : {};
    const problems = new Problems();
    if (typeof scope !== "string") problems.add("scope", `expected a path or an address, got ${show(scope)}`);
    const read = readAcceptance(isObject(entry) ? options : entry, [...ALL_CHECKS, ...house], problems);
    wrong.push(...problems.findings.map((finding) => `  - [${index}] ${findingLine(finding)}`));
    return read === undefined || typeof scope !== "string" ? [] : [{ ...read, scope }];
  });
  if (wrong.length > 0) throw new BadInput([`${file} is not a list of accepted findings`, ...wrong].join("\n"));
  return acceptances;
}

function parsed(text: string): readonly unknown[] {
  let content: unknown;
  try {
    content = parse(text);
  } catch (error) {
    const line = error instanceof YAMLParseError ? error.linePos?.[0].line : undefined;
    throw new UnreadableInput(
      line === undefined ? "" : `line ${line}`,
      "expected YAML or JSON, got text that is neither",
    );
  }
  if (!Array.isArray(content)) throw new UnreadableInput("", `expected a list of acceptances, got ${show(content)}`);
  return content;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
