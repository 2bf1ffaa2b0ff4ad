import { isAbout, movedText, repeatedText, subjectOf, withRepetitions } from "../../model/text/repeated-finding";
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
  for (const [first, ...others] of alikeInStacks(notices)) {
    if (others.length === 0) continue;
    const { construct, finding, text } = first;
    const [[, here] = [], ...elsewhere] = grouped([first, ...others], (one) => TerraformStack.of(one.construct));
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

/** Those of one text, whatever the stack is called in which it stands. */
function alikeInStacks(notices: readonly TreeFinding[]): readonly (readonly [TreeFinding, ...TreeFinding[]])[] {
  const pathOf = ({ construct }: TreeFinding) => construct.node.path;
  const inStacks = grouped(notices, (one) => one.text.replaceAll(`${TerraformStack.of(one.construct).node.path}/`, ""));
  return [...inStacks.values()].flatMap((alike) => {
    const [first, ...others] = alike as [TreeFinding, ...TreeFinding[]];
    return [
      [first, ...others.filter((one) => movedText(first.text, pathOf(first), pathOf(one)) === one.text)] as const,
    ];
  });
}

function checkOn({ finding, construct }: TreeFinding): string {
  return `${finding.checkId} ${construct.node.path}`;
}
