import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { joined } from "../../model/text/wording";
import type { Reviewer } from "../../review/review";
import { frameworkCommand } from "../console/framework-command";
import type { BeforeAndAfter, EarlierStacks } from "../stacks/earlier-stacks";
import { listedStacks } from "../stacks/stack-files";
import { stackDeclaration } from "./stack-declaration";

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
  places: readonly string[],
  reviewer: Reviewer,
  earlier: EarlierStacks,
  before: string,
  cwd: string,
): void {
  const apps = places.filter((place) => existsSync(join(resolve(cwd, place), "manifest.json")));
  if (apps.length === 0) return;
  const synthesised = apps.flatMap((app) => listedStacks(resolve(cwd, app), app).map(({ name }) => name));
  loseGoneStacks(reviewer, earlier, { before, app: joined(apps) }, synthesised, cwd);
}
