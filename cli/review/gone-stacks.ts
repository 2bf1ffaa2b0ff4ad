import { joined } from "../../model/text/wording";
import type { Reviewer } from "../../review/review";
import { frameworkCommand } from "../console/framework-command";
import type { EarlierStacks } from "../stacks/earlier-stacks";
import { stackDeclaration } from "./stack-declaration";
import type { SynthOutput } from "./synth-outputs";

/**
 * Tells of stacks that the code had before.
 *
 * @param outputs - with all of their stacks, whether they were chosen or not; of plans that lie in none nobody knows
 *   which stacks are left out
 */
export function loseGoneStacks(
  reviewer: Reviewer,
  earlier: EarlierStacks,
  outputs: readonly Pick<SynthOutput, "shown" | "stacks">[],
  before: string | undefined,
  cwd: string,
): void {
  if (outputs.length === 0) return;
  const synthesised = outputs.flatMap(({ stacks }) => stacks.map(({ name }) => name));
  const after = joined(outputs.map(({ shown }) => shown));
  for (const [stack, { file }] of earlier) {
    if (synthesised.includes(stack)) continue;
    const destroy = `${frameworkCommand(cwd)} destroy ${stack}`;
    const says = `in ${before} and not in ${after}, so not reviewed; what it made stays until it is destroyed (with the code from before: ${destroy})`;
    reviewer.lose({ ...stackDeclaration(file), stack, says });
  }
}
