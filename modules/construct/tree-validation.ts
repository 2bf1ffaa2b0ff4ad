import { TerraformStack } from "cdktf";
import type { IConstruct } from "constructs";
import { annotate } from "./annotate";
import { patchObjectsOf } from "./patch-objects";
import { type TreeFinding, treeFindings } from "./tree-findings";

const VALIDATED = Symbol.for("cdktf-patch-manager.validated");
const SAID = Symbol.for("cdktf-patch-manager.said");

/**
 * Lets a construct say, when its stack is validated, what is found about it in the finished tree. cdktf validates a
 * stack after its aspects and before it gathers annotations, so that warnings which are put down here are printed.
 *
 * With `skipValidation` nothing of it is said; what would make a broken plan was thrown by the constructor.
 */
export function validateInTree(construct: IConstruct): void {
  if (VALIDATED in construct) return;
  Object.defineProperty(construct, VALIDATED, { value: true });
  construct.node.addValidation({ validate: () => errorsOn(construct) });
}

function errorsOn(construct: IConstruct): string[] {
  return annotated(construct)
    .filter((found) => found.construct === construct && found.finding.severity === "error")
    .map(({ text }) => text);
}

/** What is found in the tree, with every warning and information put down on its construct. */
function annotated(scope: IConstruct): readonly TreeFinding[] {
  const findings = treeFindings(scope);
  const objects = patchObjectsOf(scope) as { [SAID]?: { findings: unknown; lines: Set<string> } };
  const said = objects[SAID] ?? { findings: undefined, lines: new Set<string>() };
  objects[SAID] = said;
  if (said.findings === findings) return findings;
  said.findings = findings;
  for (const { construct, finding, text, accepted } of findings) {
    if (finding.severity === "error") continue;
    const place = placeInStack(construct);
    const line = `${place.node.path} ${text}`;
    if (said.lines.has(line)) continue;
    said.lines.add(line);
    annotate(place, accepted === undefined ? finding.severity : "information", text);
  }
  return findings;
}

/** cdktf prints annotations of stacks alone: what is said of the app stands on its first stack. */
function placeInStack(construct: IConstruct): IConstruct {
  const inStack = construct.node.scopes.some((scope) => TerraformStack.isStack(scope));
  if (inStack) return construct;
  return construct.node.findAll().find((child) => TerraformStack.isStack(child)) ?? construct;
}
