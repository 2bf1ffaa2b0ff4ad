import type { IConstruct } from "constructs";
import { CHECK_NOTE } from "../../model/house-rules/check-note";
import { TerraformStack } from "../framework/framework";
import { objectsBelow } from "./environments";
import { patchObjectsOf } from "./patch-objects";

/** Names the modules of house rules in the comment of each stack that holds something about patching. */
export function noteChecks(root: IConstruct): void {
  const { checkModules } = patchObjectsOf(root);
  if (checkModules.length === 0) return;
  const stacks = new Set(objectsBelow(root).map(({ construct }) => TerraformStack.of(construct)));
  for (const stack of stacks) {
    const own = checkModules.filter(
      ({ scope }) => stack.node.scopes.includes(scope) || scope.node.scopes.includes(stack),
    );
    const modules = [...new Set(own.map(({ module }) => module))].sort();
    if (modules.length > 0) stack.addOverride(`//.${CHECK_NOTE}`, modules);
  }
}
