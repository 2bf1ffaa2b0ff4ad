import type { Keyed } from "../environment/patch-environment-model";
import type { PatchBaselineModel } from "../patch-baseline/patch-baseline-model";
import type { BaselineBeside } from "../patch-group/patch-group-model";
import { addressOfReference } from "./reference-text";

/** What another stack of the app has, as far as references to it ask. */
export interface StackBeside {
  readonly baselines: readonly Keyed<PatchBaselineModel>[];
  /** The value of one of its outputs, as its configuration has it. */
  readonly output: (name: string) => unknown;
}

/** How the framework refers to what another stack makes: by an output of that stack, read from its state. */
const REFERENCE_BESIDE = /^\$\{data\.terraform_remote_state\.cross-stack-reference-input-(.+)\.outputs\.([\w-]+)\}$/;

/** The baseline that a reference to another stack means; undefined where the text is none, or means something else. */
export function baselineBeside(
  text: unknown,
  stackOf: (name: string) => StackBeside | undefined,
): BaselineBeside | undefined {
  const [, stack, output] = (typeof text === "string" && REFERENCE_BESIDE.exec(text)) || [];
  if (stack === undefined || output === undefined) return undefined;
  const beside = stackOf(stack);
  const value = beside?.output(output);
  const address = typeof value === "string" ? addressOfReference(value) : undefined;
  const baseline = beside?.baselines.find(({ key }) => key === address);
  return baseline && { stack, baseline };
}
