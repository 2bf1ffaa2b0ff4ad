import type { IConstruct } from "constructs";
import { TerraformStack } from "./framework";
import { FRAMEWORKS, type FrameworkName } from "./frameworks";

/** On every class of both frameworks, and so on those that users derive from them: the name with its package. */
const CLASS_NAME = Symbol.for("jsii.rtti");

/**
 * What is wrong with a scope that another framework made, said in one sentence. Both frameworks mark their stacks with
 * the same symbols, and would go on with each other's until a method is missing.
 */
export function otherFramework(scope: IConstruct): string | undefined {
  const ours = frameworkOf(TerraformStack);
  const theirs = scope.node.scopes.map((one) => frameworkOf(one.constructor)).find((one) => one !== undefined);
  if (ours === undefined || theirs === undefined || theirs === ours) return undefined;
  const { importFrom } = FRAMEWORKS[theirs];
  return `expected a scope of ${ours}, got one of ${theirs}; import from "${importFrom}" instead`;
}

function frameworkOf(made: unknown): FrameworkName | undefined {
  const { fqn = "" } = (made as { readonly [CLASS_NAME]?: { readonly fqn?: string } })[CLASS_NAME] ?? {};
  const [name = ""] = fqn.split(".");
  return Object.hasOwn(FRAMEWORKS, name) ? (name as FrameworkName) : undefined;
}
