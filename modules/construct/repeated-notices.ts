import type { IConstruct } from "constructs";
import { isAbout, repeatedText, subjectOf, withRepetitions } from "../../model/text/repeated-finding";
import { stackOf } from "./stack-of";
import type { TreeFinding } from "./tree-findings";

/**
 * What stands on the constructs for warnings and information of which the same is said in several stacks, as in the
 * accounts of a ring: the text on the first of them, with the stacks counted that have it too, and on the others where it
 * stands. Those that are not in it are said as they are.
 */
export function noticesOnce(findings: readonly TreeFinding[]): ReadonlyMap<TreeFinding, string> {
  const byText = new Map<string, Map<IConstruct, TreeFinding[]>>();
  const byCheck = new Map<string, TreeFinding[]>();
  for (const one of findings) {
    const { construct, finding, text, accepted } = one;
    const stack = stackOf(construct);
    if (finding.severity === "error" || accepted !== undefined || stack === undefined) continue;
    byCheck.set(checkOn(one), [...(byCheck.get(checkOn(one)) ?? []), one]);
    const stacks = byText.get(text) ?? new Map<IConstruct, TreeFinding[]>();
    byText.set(text, stacks.set(stack, [...(stacks.get(stack) ?? []), one]));
  }
  const said = new Map<TreeFinding, string>();
  for (const [text, stacks] of byText) {
    const [[, [first] = []] = [], ...others] = stacks;
    if (first === undefined || others.length === 0) continue;
    const names = others.map(([stack]) => stack.node.path);
    said.set(first, withRepetitions(text, names));
    const { construct, finding } = first;
    const subject = subjectOf(finding, text);
    const place = (byCheck.get(checkOn(first)) ?? []).filter((one) => isAbout(one.text, subject)).indexOf(first);
    const repeated = repeatedText({ ...subject, place }, construct.node.path);
    if (repeated === undefined) continue;
    for (const one of others.flatMap(([, found]) => found)) said.set(one, repeated);
  }
  return said;
}

function checkOn({ finding, construct }: TreeFinding): string {
  return `${finding.checkId} ${construct.node.path}`;
}
