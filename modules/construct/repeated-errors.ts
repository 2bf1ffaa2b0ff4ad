import type { IConstruct } from "constructs";
import { inMoreStacks, withRepetitions } from "../../model/text/repeated-finding";
import { grouped } from "../../model/values/grouped";
import { stackOf } from "./stack-of";
import type { TreeFinding } from "./tree-findings";

/**
 * Errors by their constructs. What is said of several alike is told once in each stack, on the first of them, with the
 * stacks counted that have it too, and those of which the same check says something else: each stack is validated by
 * itself, and cdktf ends at the first one that is refused.
 */
export function errorsOnce(findings: readonly TreeFinding[]): ReadonlyMap<IConstruct, readonly string[]> {
  const found = findings.filter(({ finding }) => finding.severity === "error");
  const byCheck = grouped(found, ({ finding }) => finding.checkId);
  const stacksOf = new Map([...byCheck].map(([check, alike]) => [check, [...new Set(alike.map(placeOf))]]));
  const errors = new Map<IConstruct, string[]>();
  const named = new Set<string>();
  for (const [text, alike] of grouped(found, (one) => one.text)) {
    const check = alike[0]?.finding.checkId ?? "";
    const stacks = grouped(alike, placeOf);
    for (const [stack, [first, ...others]] of stacks) {
      if (first === undefined) continue;
      const place = `${check} ${stack.node.path}`;
      const elsewhere = named.has(place) ? [] : (stacksOf.get(check) ?? []).filter((other) => !stacks.has(other));
      named.add(place);
      const also = [...stacks.keys()].filter((other) => other !== stack);
      const differently = elsewhere.length === 0 ? "" : `\n    ${check} also ${inMoreStacks(elsewhere.map(pathOf))}.`;
      errors.set(first.construct, [
        ...(errors.get(first.construct) ?? []),
        `${withRepetitions(text, also.map(pathOf), others.length)}${differently}`,
      ]);
    }
  }
  return errors;
}

function placeOf({ construct }: TreeFinding): IConstruct {
  return stackOf(construct) ?? construct;
}

function pathOf({ node }: IConstruct): string {
  return node.path;
}
