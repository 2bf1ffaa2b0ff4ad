import type { IConstruct } from "constructs";
import { counted } from "../../model/text/wording";
import { TerraformStack } from "../framework/framework";
import type { TreeFinding } from "./tree-findings";

/** Names of stacks that are told; a fleet has hundreds. */
const MOST_NAMES = 3;

/**
 * Errors by their constructs. What is said of several alike is told once in each stack, on the first of them, with the
 * stacks counted that have it too: each stack is validated by itself, and cdktf ends at the first one that is refused.
 */
export function errorsOnce(findings: readonly TreeFinding[]): ReadonlyMap<IConstruct, readonly string[]> {
  const byText = new Map<string, Map<IConstruct, IConstruct[]>>();
  for (const { construct, finding, text } of findings) {
    if (finding.severity !== "error") continue;
    const stacks = byText.get(text) ?? new Map<IConstruct, IConstruct[]>();
    const stack = construct.node.scopes.find((scope) => TerraformStack.isStack(scope)) ?? construct;
    byText.set(text, stacks.set(stack, [...(stacks.get(stack) ?? []), construct]));
  }
  const errors = new Map<IConstruct, string[]>();
  for (const [text, stacks] of byText) {
    for (const [stack, [first, ...others]] of stacks) {
      if (first === undefined) continue;
      const also = alsoText(
        others.length,
        [...stacks.keys()].filter((other) => other !== stack),
      );
      errors.set(first, [...(errors.get(first) ?? []), `${text}${also}`]);
    }
  }
  return errors;
}

function alsoText(here: number, elsewhere: readonly IConstruct[]): string {
  const names = elsewhere.slice(0, MOST_NAMES).map(({ node }) => node.path);
  const more = elsewhere.length > MOST_NAMES ? `, and ${elsewhere.length - MOST_NAMES} more` : "";
  const parts = [
    ...(here === 0 ? [] : [`in ${counted(here, "more place")} of this stack`]),
    ...(elsewhere.length === 0 ? [] : [`in ${counted(elsewhere.length, "more stack")}: ${names.join(", ")}${more}`]),
  ];
  return parts.length === 0 ? "" : `\n    The same ${parts.join(", and ")}.`;
}
