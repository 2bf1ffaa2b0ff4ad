import type { IConstruct } from "constructs";
import { joined } from "../../model/text/wording";
import { MISSPELT_KEY } from "../../model/values/misspelt-key";
import type { Problems } from "../../model/values/problems";
import { isInTree, patchObjectsOf } from "./patch-objects";
import { stackOf } from "./stack-of";

/**
 * Reports entries of a list that are undefined, as `patchGroups.Linx` is, with those that the stack has: keys of a
 * definition are their ids.
 */
export function tellMissingEntries(
  scope: IConstruct,
  path: string,
  given: unknown,
  kind: "patch group" | "patch baseline",
  problems: Problems,
): void {
  if (!Array.isArray(given) || !Array.from(given).includes(undefined)) return;
  const stack = stackOf(scope);
  const inStack = patchObjectsOf(scope).objects.filter(
    ({ kind: known, construct }) => known === kind && stackOf(construct) === stack && isInTree(construct),
  );
  // Each Region of an environment has its own.
  const ids = [...new Set(inStack.map(({ construct }) => construct.node.id))];
  const has = ids.length === 0 ? "none" : joined(ids);
  Array.from(given).forEach((entry: unknown, index) => {
    if (entry !== undefined) return;
    problems.add(`${path}[${index}]`, `expected a ${kind}, got ${MISSPELT_KEY}; this stack has ${has}`);
  });
}
