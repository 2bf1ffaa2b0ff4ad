import { isAbout, repeatedText, subjectOf, withRepetitions } from "../../model/text/repeated-finding";
import { grouped } from "../../model/values/grouped";
import { TerraformStack } from "../framework/framework";
import { stackOf } from "./stack-of";
import type { TreeFinding } from "./tree-findings";

/**
 * What stands on the constructs for warnings and information of which the same is said of several, as in the accounts of
 * a ring: the text on the first of them, with the places and stacks counted that have it too, and on the others where it
 * stands. Those that are not in it are said as they are.
 */
export function noticesOnce(findings: readonly TreeFinding[]): ReadonlyMap<TreeFinding, string> {
  const notices = findings.filter(
    ({ construct, finding }) => finding.severity !== "error" && stackOf(construct) !== undefined,
  );
  const byCheck = grouped(notices, checkOn);
  const said = new Map<TreeFinding, string>();
  for (const [text, alike] of grouped(notices, (one) => one.text)) {
    const [first, ...others] = alike;
    if (first === undefined || others.length === 0) continue;
    const [[, here] = [], ...elsewhere] = grouped(alike, ({ construct }) => TerraformStack.of(construct));
    const { construct, finding } = first;
    const subject = subjectOf(finding, text);
    const place = (byCheck.get(checkOn(first)) ?? []).filter((one) => isAbout(one.text, subject)).indexOf(first);
    const repeated = repeatedText({ ...subject, place }, construct.node.path);
    if (repeated === undefined) continue;
    const stacks = elsewhere.map(([{ node }]) => node.path);
    said.set(first, withRepetitions(text, stacks, (here?.length ?? 1) - 1));
    for (const one of others) said.set(one, repeated);
  }
  return said;
}

function checkOn({ finding, construct }: TreeFinding): string {
  return `${finding.checkId} ${construct.node.path}`;
}
