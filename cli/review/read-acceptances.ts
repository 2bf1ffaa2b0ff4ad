import { resolve } from "node:path";
import { readText } from "../../host/files/read-text";
import type { Acceptance } from "../../model/acceptances/acceptance";
import { readAcceptance } from "../../model/acceptances/read-acceptance";
import { ALL_CHECKS } from "../../model/checks/all-checks";
import type { CheckBasics } from "../../model/checks/check/check";
import { show } from "../../model/text/wording";
import { findingLine, listedProblems } from "../../model/values/finding";
import { isObject } from "../../model/values/is-object";
import { Problems } from "../../model/values/problems";
import { UnreadableInput } from "../../model/values/unreadable-input";
import { BadInput, readingFile } from "../console/bad-input";
import { parseYaml } from "../files/parse-yaml";

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
  const list = readingFile(file, () => parsed(readText(resolve(cwd, file))));
  const wrong: string[] = [];
  const acceptances = list.flatMap((entry, index): readonly Acceptance[] => {
    const { scope = "", ...options } = isObject(entry) ? entry : {};
    const problems = new Problems();
    if (typeof scope !== "string") problems.add("scope", `expected a path or an address, got ${show(scope)}`);
    const read = readAcceptance(isObject(entry) ? options : entry, [...ALL_CHECKS, ...house], problems);
    wrong.push(...problems.findings.map((finding) => `[${index}] ${findingLine(finding)}`));
    return read === undefined || typeof scope !== "string" ? [] : [{ ...read, scope }];
  });
  if (wrong.length > 0) throw new BadInput(listedProblems(`${file} is not a list of accepted findings`, wrong));
  return acceptances;
}

function parsed(text: string): readonly unknown[] {
  const content = parseYaml(text);
  if (!Array.isArray(content)) throw new UnreadableInput("", `expected a list of acceptances, got ${show(content)}`);
  return content;
}
