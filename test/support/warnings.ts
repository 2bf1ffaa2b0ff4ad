import { TerraformStack } from "cdktf";
import type { Construct } from "constructs";

/** What cdktf would print of a construct after a synth. */
export function annotationsOn(construct: Construct, level: "warn" | "info"): string[] {
  TerraformStack.of(construct).runAllValidations();
  return construct.node.metadata.filter(({ type }) => type === `@cdktf/${level}`).map(({ data }) => data);
}

/** The warnings among them which are about the construct by itself, not about how it fits to others. */
export function warningsOn(construct: Construct): string[] {
  return annotationsOn(construct, "warn").filter((text) => !text.includes("\n    →"));
}
