import type { IConstruct } from "constructs";
import { propertyIn, repeatedText } from "../../model/values/repeated-finding";
import { TerraformStack } from "../framework/framework";
import { inStacks } from "./repeated-errors";
import type { TreeFinding } from "./tree-findings";

/**
 * What stands on the constructs for warnings and information of which the same is said in several stacks, as in the
 * accounts of a ring: the text on the first of them, with the stacks counted that have it too, and on the others where it
 * stands. Those that are not in it are said as they are.
 */
export function noticesOnce(findings: readonly TreeFinding[]): ReadonlyMap<TreeFinding, string> {
  const byText = new Map<string, Map<IConstruct, TreeFinding[]>>();
  const places = new Map<TreeFinding, number>();
  const counted = new Map<string, number>();
  for (const one of findings) {
    const { construct, finding, text, accepted } = one;
    const stack = stackOf(construct);
    if (finding.severity === "error" || accepted !== undefined || stack === undefined) continue;
    const counter = `${finding.checkId} ${propertyIn(text)} ${construct.node.path}`;
    places.set(one, counted.get(counter) ?? 0);
    counted.set(counter, (counted.get(counter) ?? 0) + 1);
    const stacks = byText.get(text) ?? new Map<IConstruct, TreeFinding[]>();
    byText.set(text, stacks.set(stack, [...(stacks.get(stack) ?? []), one]));
  }
  const said = new Map<TreeFinding, string>();
  for (const [text, stacks] of byText) {
    const [[, [first] = []] = [], ...others] = stacks;
    if (first === undefined || others.length === 0) continue;
    said.set(first, `${text}\n    The same ${inStacks(others.map(([stack]) => stack))}.`);
    const { construct, finding } = first;
    const place = places.get(first) ?? 0;
    const repeated = repeatedText(text, { path: construct.node.path, checkId: finding.checkId, place });
    if (repeated === undefined) continue;
    for (const one of others.flatMap(([, found]) => found)) said.set(one, repeated);
  }
  return said;
}

function stackOf(construct: IConstruct): IConstruct | undefined {
  return construct.node.scopes.find((scope) => TerraformStack.isStack(scope));
}
