import type { IConstruct } from "constructs";
import { sharedSymbol } from "../../model/values/shared-symbol";
import { TerraformStack } from "../framework/framework";
import { annotate } from "./annotate";
import { noteAcceptances } from "./note-acceptances";
import { noteChecks } from "./note-checks";
import { notePromises } from "./note-promises";
import { patchObjectsOf } from "./patch-objects";
import { printFindings } from "./printed-findings";
import { errorsOnce } from "./repeated-errors";
import { noticesOnce } from "./repeated-notices";
import { stackOf } from "./stack-of";
import { type TreeFinding, treeFindings } from "./tree-findings";
import { withWarningsBeside } from "./warnings-beside-errors";

const VALIDATED: unique symbol = sharedSymbol("validated") as never;
const REPORTED: unique symbol = sharedSymbol("reported") as never;

/**
 * Lets a construct say, when its stack is validated, what is found about it in the finished tree. cdktf validates a
 * stack after its aspects and before it gathers annotations, so that warnings which are put down here are printed.
 *
 * With `skipValidation` nothing of it is said; what would make a broken plan was thrown by the constructor.
 */
export function validateInTree(construct: IConstruct): void {
  if (VALIDATED in construct) return;
  Object.defineProperty(construct, VALIDATED, { value: true });
  construct.node.addValidation({ validate: () => [...errorsOn(construct)] });
}

/** What is refused about a construct. Asked for each of them, so that it must not look through all findings again. */
function errorsOn(construct: IConstruct): readonly string[] {
  return reportOf(construct).errors.get(construct) ?? [];
}

/** What of the findings was reported so far. */
interface Reported {
  readonly findings?: readonly TreeFinding[];
  readonly errors: ReadonlyMap<IConstruct, readonly string[]>;
  /** Warnings and information that stand on their constructs, whole and as they are put down there, for none is twice. */
  readonly lines: Set<string>;
}

/** Puts every new warning and information down on its construct, notes what is accepted, and sorts the errors. */
function reportOf(scope: IConstruct): Reported {
  const findings = treeFindings(scope);
  const objects = patchObjectsOf(scope) as { [REPORTED]?: Reported };
  const before = objects[REPORTED];
  if (before?.findings === findings) return before;

  const errors = withWarningsBeside(errorsOnce(findings), findings);
  const lines = before?.lines ?? new Set<string>();
  if (before === undefined) {
    printFindings(scope.node.root, ({ constructPath, message }) => lines.has(`${constructPath} ${message}`));
  }
  const said = noticesOnce(findings);
  for (const one of findings) {
    const { construct, finding, text, accepted } = one;
    if (finding.severity === "error") continue;
    const place = placeInStack(construct);
    const line = `${place.node.path} ${text}`;
    if (lines.has(line)) continue;
    const message = said.get(one) ?? text;
    for (const each of [line, `${place.node.path} ${message}`]) lines.add(each);
    annotate(place, accepted === undefined ? finding.severity : "information", message);
  }
  noteAcceptances(scope.node.root);
  noteChecks(scope.node.root);
  notePromises(scope.node.root);
  objects[REPORTED] = { findings, errors, lines };
  return objects[REPORTED];
}

/** cdktf prints annotations of stacks alone: what is said of the app stands on its first stack. */
function placeInStack(construct: IConstruct): IConstruct {
  if (stackOf(construct) !== undefined) return construct;
  return construct.node.findAll().find((child) => TerraformStack.isStack(child)) ?? construct;
}
