import { chmodSync, closeSync, openSync, readdirSync, rmSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { whyNotWritten } from "../../host/files/write-whole";
import { BadInput } from "../console/bad-input";
import { SYNTHESISED } from "../stacks/stack-files";

/** The name of the plan file beside `cdk.tf.json`, to be applied later. */
export const PLAN_FILE = "tfplan";

/** Where the plan of a stack goes. */
export function planFileOf(stackFile: string): string {
  return join(dirname(stackFile), PLAN_FILE);
}

/** Takes away the plan of an earlier run: whoever applies what lies there shall not find yesterday's. */
export function removePlan(stackFile: string): void {
  rmSync(planFileOf(stackFile), { force: true, recursive: true });
}

/**
 * Takes away those of the stacks with these names, or of all, also of a stack that is no longer listed, or is listed in
 * a way of which nothing can be made: by the folder that cdktf gives to each.
 */
export function removePlansIn(output: string, names: readonly string[]): void {
  const folder = join(output, "stacks");
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) return;
  for (const stack of readdirSync(folder, { withFileTypes: true })) {
    // A link leads to what is no output of ours.
    if (!stack.isDirectory() || (names.length > 0 && !names.includes(stack.name))) continue;
    removePlan(join(folder, stack.name, SYNTHESISED));
  }
}

/**
 * Makes the file that Terraform will fill, for its owner alone, in a folder that nobody else may look into: a plan
 * holds sensitive values in clear text, and Terraform lets everybody read what it writes.
 *
 * @throws BadInput where that cannot be
 */
export function preparePlan(stackFile: string): void {
  try {
    chmodSync(dirname(stackFile), 0o700);
    closeSync(openSync(planFileOf(stackFile), "wx", 0o600));
  } catch (error) {
    throw new BadInput(`${PLAN_FILE} cannot be written: ${whyNotWritten(error)}`);
  }
}
