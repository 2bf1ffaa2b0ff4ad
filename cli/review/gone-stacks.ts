import { joined } from "../../model/text/wording";
import type { Reviewer } from "../../review/review";
import { frameworkCommand } from "../console/framework-command";
import type { BeforeAndAfter, EarlierStacks } from "../stacks/earlier-stacks";
import { stackDeclaration } from "./stack-declaration";
import type { SynthOutput } from "./synth-outputs";

/**
 * Tells of stacks that the code had before.
 *
 * @param synthesised - the names of all stacks in the output folder, whether they were chosen or not
 */
export function loseGoneStacks(
  reviewer: Reviewer,
  earlier: EarlierStacks,
  { before, app }: BeforeAndAfter,
  synthesised: readonly string[],
  cwd: string,
): void {
  for (const [stack, { file }] of earlier) {
    if (synthesised.includes(stack)) continue;
    const destroy = `${frameworkCommand(cwd)} destroy ${stack}`;
    const says = `in ${before} and not in ${app}, so not reviewed; what it made stays until it is destroyed (with the code from before: ${destroy})`;
    reviewer.lose({ ...stackDeclaration(file), stack, says });
  }
}

/** The same, of plans in the output of a synth; of plans that lie elsewhere nobody knows which stacks are left out. */
export function loseGoneStacksOf(
  outputs: readonly SynthOutput[],
  reviewer: Reviewer,
  earlier: EarlierStacks,
  before: string,
  cwd: string,
): void {
  if (outputs.length === 0) return;
  const synthesised = outputs.flatMap(({ stacks }) => stacks.map(({ name }) => name));
  const app = joined(outputs.map(({ shown }) => shown));
  loseGoneStacks(reviewer, earlier, { before, app }, synthesised, cwd);
}
