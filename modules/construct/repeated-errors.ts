import type { IConstruct } from "constructs";
import { inMoreStacks } from "../../model/text/repeated-finding";
import { counted } from "../../model/text/wording";
import { stackOf } from "./stack-of";
import type { TreeFinding } from "./tree-findings";

/**
 * Errors by their constructs. What is said of several alike is told once in each stack, on the first of them, with the
 * stacks counted that have it too, and those of which the same check says something else: each stack is validated by
 * itself, and cdktf ends at the first one that is refused.
 */
export function errorsOnce(findings: readonly TreeFinding[]): ReadonlyMap<IConstruct, readonly string[]> {
  const byText = new Map<string, Map<IConstruct, IConstruct[]>>();
  const byCheck = new Map<string, Set<IConstruct>>();
  const checkOf = new Map<string, string>();
  for (const { construct, finding, text } of findings) {
    if (finding.severity !== "error") continue;
    const stacks = byText.get(text) ?? new Map<IConstruct, IConstruct[]>();
    const stack = stackOf(construct) ?? construct;
    checkOf.set(text, finding.checkId);
    byCheck.set(finding.checkId, (byCheck.get(finding.checkId) ?? new Set()).add(stack));
    byText.set(text, stacks.set(stack, [...(stacks.get(stack) ?? []), construct]));
  }
  const errors = new Map<IConstruct, string[]>();
  const named = new Set<string>();
  for (const [text, stacks] of byText) {
    const check = checkOf.get(text) ?? "";
    for (const [stack, [first, ...others]] of stacks) {
      if (first === undefined) continue;
      const place = `${check} ${stack.node.path}`;
      const elsewhere = named.has(place) ? [] : [...(byCheck.get(check) ?? [])].filter((other) => !stacks.has(other));
      named.add(place);
      const also = alsoText(
        others.length,
        [...stacks.keys()].filter((other) => other !== stack),
      );
      const differently = elsewhere.length === 0 ? "" : `\n    ${check} also ${inMoreStacks(elsewhere.map(pathOf))}.`;
      errors.set(first, [...(errors.get(first) ?? []), `${text}${also}${differently}`]);
    }
  }
  return errors;
}

function alsoText(here: number, elsewhere: readonly IConstruct[]): string {
  const parts = [
    ...(here === 0 ? [] : [`in ${counted(here, "more place")} of this stack`]),
    ...(elsewhere.length === 0 ? [] : [inMoreStacks(elsewhere.map(pathOf))]),
  ];
  return parts.length === 0 ? "" : `\n    The same ${parts.join(", and ")}.`;
}

function pathOf({ node }: IConstruct): string {
  return node.path;
}
