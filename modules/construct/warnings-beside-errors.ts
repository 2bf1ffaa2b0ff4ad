import type { IConstruct } from "constructs";
import { counted } from "../../model/text/wording";
import { WHY_BESIDE } from "../../model/values/finding";
import { stackOf } from "./stack-of";
import type { TreeFinding } from "./tree-findings";

/** Warnings of a stack that are told beside its errors. */
const MOST_TOLD = 20;

type Errors = ReadonlyMap<IConstruct, readonly string[]>;

/**
 * The same errors, with the warnings of a stack below the last of its own: cdktf ends at a stack that is refused before
 * it lists annotations, and what is warned of is often why something is refused.
 */
export function withWarningsBeside(errors: Errors, findings: readonly TreeFinding[]): Errors {
  if (errors.size === 0) return errors;
  const all = new Map(errors);
  for (const [stack, warnings] of warningsByStack(findings)) {
    const last = stack.node.findAll().findLast((construct) => errors.has(construct));
    const own = last && errors.get(last);
    if (last === undefined || own === undefined) continue;
    const told = warnings.slice(0, MOST_TOLD);
    if (warnings.length > told.length) told.push(`… and ${counted(warnings.length - told.length, "more warning")}`);
    const text = [`  Warnings of ${stack.node.path}, ${WHY_BESIDE}:`, ...told].join("\n  ");
    all.set(last, [...own.slice(0, -1), `${own.at(-1)}\n${text}`]);
  }
  return all;
}

/** What nobody accepts, word for word the same of several constructs once. */
function warningsByStack(findings: readonly TreeFinding[]): ReadonlyMap<IConstruct, string[]> {
  const byStack = new Map<IConstruct, Map<string, string[]>>();
  for (const { construct, finding, text, accepted } of findings) {
    const stack = stackOf(construct);
    if (stack === undefined || finding.severity !== "warning" || accepted !== undefined) continue;
    const paths = byStack.get(stack) ?? new Map<string, string[]>();
    byStack.set(stack, paths.set(text, [...(paths.get(text) ?? []), construct.node.path]));
  }
  return new Map(
    [...byStack].map(([stack, paths]) => [stack, [...paths].map(([text, on]) => `[${on.join(", ")}] ${text}`)]),
  );
}
