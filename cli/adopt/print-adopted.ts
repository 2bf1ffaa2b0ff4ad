import type { Adopted } from "../../account/adopt/adopt";
import type { Adoptable } from "../../account/adopt/existing-object";
import { GROUPS_INTO_STATE } from "../../account/adopt/groups-into-state";
import { printable } from "../../model/text/printable";
import { counted } from "../../model/text/wording";
import { indented } from "../../model/text/wrap";
import { whereCommandCannotRun } from "../console/framework-command";

/** What is called how, in one count. */
const COUNTS: readonly (readonly [type: string, name: string])[] = [
  ["aws_ssm_patch_baseline", "baselines"],
  ["aws_ssm_default_patch_baseline", "defaults"],
  ["aws_ssm_patch_group", "groups"],
  ["aws_ssm_maintenance_window", "windows"],
  ["aws_ssm_maintenance_window_target", "targets"],
  ["aws_ssm_maintenance_window_task", "tasks"],
  ["aws_ssm_association", "associations"],
  ["aws_ssmquicksetup_configuration_manager", "patch policies"],
];

const CHANGES_ONLY_IN_SENSITIVITY = "every value stays; what is given by a variable only becomes sensitive";

/** How many objects of each type, in one line. */
export function countsOf(objects: Adopted["objects"]): string {
  const counts = COUNTS.map(([type, name]) => [name, objects.filter((one) => one.type === type).length] as const);
  const found = counts.filter(([, count]) => count > 0).map(([name, count]) => `${name} ${count}`);
  return `  ${found.join(" · ")}`;
}

/** Sentences as lines of a terminal, each indented as it is; no name in them steers it. */
export function* asLines(sentences: Iterable<string>): Iterable<string> {
  for (const sentence of sentences) {
    const line = printable(sentence);
    const margin = /^ */.exec(line)?.[0] ?? "";
    const text = line.slice(margin.length);
    for (const part of text === "" ? [""] : indented(text, `${margin}  `, margin)) yield `${part}\n`;
  }
}

/** What checks find in what exists, the count first. */
export function* findingLines(findings: Adopted["findings"]): Iterable<string> {
  const errors = findings.filter(({ severity }) => severity === "error").length;
  const warnings = findings.filter(({ severity }) => severity === "warning").length;
  yield `adopted as it is; ${counted(errors + warnings, "finding")}${errors > 0 ? `, ${errors} of them errors` : ""}`;
  for (const { severity, path, text } of findings) {
    if (severity === "information") continue;
    yield `  ${severity} ${path}: ${printable((text.split("\n")[0] ?? "").replace(/ {2,}/g, " "))}`;
  }
}

/** What was adopted, what Terraform says of it, what is left, and what to do next. */
export function adoptedLines(adopted: Adopted, adoptable: Adoptable, given: Given): Iterable<string> {
  return asLines(sentences(adopted, adoptable, given));
}

interface Given {
  /** The folder that is written. */
  readonly into: string;
  readonly isCheck: boolean;
  readonly notes: readonly string[];
  readonly isProved: boolean;
}

function* sentences(adopted: Adopted, { account, by }: Adoptable, given: Given): Iterable<string> {
  for (const note of given.notes) yield note;
  const { objects } = adopted;
  const regions = [...new Set(objects.map(({ region }) => region))].sort().join(", ");
  const where = [account, regions].filter((one) => one !== undefined && one !== "").join(" · ");
  const into = given.isCheck || !given.isProved ? "" : ` → ${given.into}/`;
  yield `${counted(objects.length, "object")} of ${where}${into}`;
  yield countsOf(objects);
  for (const kept of adopted.kept) yield `kept as it is: ${printable(kept)}`;
  yield* leftLines(adopted.left);
  for (const { id, what } of adopted.program.secrets) {
    yield `to do: give the sensitive variable ${id} (TF_VAR_${id}): ${printable(what)}`;
  }
  yield "";
  yield "Terraform, against a copy of the account:";
  yield `  ${adopted.summary}`;
  if (adopted.createdGroups > 0) {
    yield `  ${adopted.createdGroups} to add: registrations that exist, which no provider before 6.40 can import; AWS's text says that the same baseline is no conflict: not confirmed, and harmless if it is refused; or let ${GROUPS_INTO_STATE} write them into the state first`;
  }
  if (adopted.becomeSensitive > 0) {
    yield `  ${adopted.becomeSensitive} to change: ${CHANGES_ONLY_IN_SENSITIVITY}`;
  }
  for (const line of adopted.remaining) yield `  would change: ${printable(line)}`;
  yield* findingLines(adopted.findings);
  if (!given.isProved) {
    yield "nothing is written: the first plan would not be empty";
    return;
  }
  if (given.isCheck) return;
  const next = `cd ${given.into} && npm install && npx cdktf diff${whereCommandCannotRun()}`;
  if (by === "import") yield `Next: ${next}`;
  else {
    yield `Next: copy the backend of your state into ${given.into}/main.ts, then`;
    yield `      ${next}`;
  }
}

function* leftLines(left: Adopted["left"]): Iterable<string> {
  const forgotten = left.filter(({ address, reason }) => address !== undefined && reason.startsWith("it is not about"));
  for (const { label, reason } of left) {
    if (forgotten.some((one) => one.label === label)) continue;
    yield `not adopted: ${printable(label)} (${printable(reason)})`;
  }
  if (forgotten.length === 0) return;
  yield `not adopted: ${counted(forgotten.length, "resource")} beside the patching (they stay; Terraform forgets them here)`;
}
