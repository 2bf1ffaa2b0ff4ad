import type { IConstruct } from "constructs";
import { counted, firstOnes } from "../../model/text/wording";
import { WHY_BESIDE } from "../../model/values/finding";
import { grouped } from "../../model/values/grouped";
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
  const open = findings.filter(({ finding, accepted }) => finding.severity === "warning" && accepted === undefined);
  for (const [stack, found] of grouped(open, ({ construct }) => stackOf(construct))) {
    const last = stack?.node.findAll().findLast((construct) => errors.has(construct));
    const own = last && errors.get(last);
    if (stack === undefined || last === undefined || own === undefined) continue;
    // Word for word the same of several constructs is told once.
    const warnings = [...grouped(found, ({ text }) => text)].map(
      ([text, alike]) => `[${alike.map(({ construct }) => construct.node.path).join(", ")}] ${text}`,
    );
    const told = [...firstOnes(warnings, MOST_TOLD)];
    if (warnings.length > told.length) told.push(`… and ${counted(warnings.length - told.length, "more warning")}`);
    const text = [`  Warnings of ${stack.node.path}, ${WHY_BESIDE}:`, ...told].join("\n  ");
    all.set(last, [...own.slice(0, -1), `${own.at(-1)}\n${text}`]);
  }
  return all;
}
