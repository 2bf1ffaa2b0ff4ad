import { dirname, relative, resolve } from "node:path";
import { isWithin } from "../../host/files/is-within";
import type { Reviewer } from "../../review/review";
import { type BrokenStack, isSynthOutput, listedStacks, type StackFile } from "../stacks/stack-files";
import type { PlanFile } from "./plan-files";

/** A folder that a synth wrote, in which or below which plans lie, with all of its stacks. */
export interface SynthOutput {
  readonly folder: string;
  readonly shown: string;
  readonly stacks: readonly (StackFile | BrokenStack)[];
}

/** Those that a synth wrote of the folders above the plans. */
export function synthOutputs(plans: readonly PlanFile[], cwd: string): readonly SynthOutput[] {
  const folders = new Set(
    plans.flatMap(({ configuration }) => (configuration === undefined ? [] : dirname(configuration))),
  );
  const outputs = new Set([...folders].flatMap((folder) => outputAbove(folder) ?? []));
  return [...outputs].map((folder) => {
    const shown = relative(cwd, folder) || ".";
    return { folder, shown, stacks: listedStacks(folder, shown) };
  });
}

function outputAbove(folder: string): string | undefined {
  if (isSynthOutput(folder)) return folder;
  const parent = dirname(folder);
  return parent === folder ? undefined : outputAbove(parent);
}

/**
 * Tells of stacks in the folders that were typed which have no plan beside the others: what nobody planned would pass for
 * what changes nothing.
 */
export function failUnplanned(
  outputs: readonly SynthOutput[],
  {
    plans,
    places,
    cwd,
  }: { readonly plans: readonly PlanFile[]; readonly places: readonly string[]; readonly cwd: string },
  reviewer: Reviewer,
): void {
  for (const { folder, stacks } of outputs) {
    const own = plans.filter(({ configuration }) => configuration !== undefined && isWithin(folder, configuration));
    for (const stack of stacks) {
      if (own.some((plan) => plan.stack === stack.name || ("file" in stack && plan.configuration === stack.file)))
        continue;
      const where = "file" in stack ? dirname(stack.file) : folder;
      if (!places.some((place) => isWithin(resolve(cwd, place), where))) continue;
      reviewer.fail({
        stack: stack.name,
        reason: "reason" in stack ? stack.reason : unplannedText(dirname(stack.shown)),
      });
    }
  }
}

function unplannedText(folder: string): string {
  return (
    `expected its plan in ${folder}, found none; make it there: terraform plan -out tfplan, then ` +
    "terraform show -json tfplan > plan.json; or name the plans that are to be reviewed"
  );
}
