import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import type { Reviewer } from "../../review/review";
import { type BrokenStack, listedStacks, type StackFile } from "../stacks/stack-files";
import type { PlanFile } from "./plan-files";

/** A folder with plans that a synth wrote, with all of its stacks. */
export interface SynthOutput {
  readonly shown: string;
  readonly stacks: readonly (StackFile | BrokenStack)[];
}

/** Those of the places that a synth wrote. */
export function synthOutputs(places: readonly string[], cwd: string): readonly SynthOutput[] {
  const written = places.filter((place) => existsSync(join(resolve(cwd, place), "manifest.json")));
  return written.map((shown) => ({ shown, stacks: listedStacks(resolve(cwd, shown), shown) }));
}

/** Tells of stacks that have no plan beside the others: what nobody planned would pass for what changes nothing. */
export function failUnplanned(outputs: readonly SynthOutput[], plans: readonly PlanFile[], reviewer: Reviewer): void {
  const names = new Set(plans.map(({ stack }) => stack));
  const planned = new Set(plans.map(({ configuration }) => configuration));
  for (const stack of outputs.flatMap(({ stacks }) => stacks)) {
    if (names.has(stack.name)) continue;
    if ("reason" in stack) reviewer.fail({ stack: stack.name, reason: stack.reason });
    else if (!planned.has(stack.file)) {
      const fix = "terraform show -json tfplan > plan.json in that folder, or name the plans that are to be reviewed";
      const reason = `expected its plan in ${dirname(stack.shown)}, found none; ${fix}`;
      reviewer.fail({ stack: stack.name, reason });
    }
  }
}
