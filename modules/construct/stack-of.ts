import type { IConstruct } from "constructs";
import { TerraformStack } from "../framework/framework";

/** The stack that a construct is, or is in, the nearest one; undefined for an app, and for what is in no stack. */
export function stackOf({ node }: IConstruct): TerraformStack | undefined {
  return node.scopes.findLast((scope) => TerraformStack.isStack(scope));
}
