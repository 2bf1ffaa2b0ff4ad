import { relative } from "node:path";
import { readText } from "../../host/files/read-text";
import { Interrupted } from "../../host/process/processes";
import { readPlan } from "../../review/plan/read-plan";
import type { Reviewer } from "../../review/review";
import type { PlannedStack } from "../../review/stacks/review-stack";
import { BadInput, badInputOf, parseJson, readingFile } from "../console/bad-input";
import { shownRefusal } from "../refusal/shown-refusal";
import { promisedIn, stackDeclaration } from "../review/stack-declaration";
import { notSimulated, notSimulatedInChange, saidOfNotSimulated } from "../stacks/not-simulated";
import type { StackFile } from "../stacks/stack-files";
import { otherProviders } from "./other-providers";
import { outOfReach } from "./out-of-reach";
import type { OfflinePlannerOptions, StackPlanner } from "./plan-stack";
import { TerraformRefusal } from "./run-terraform";

/**
 * One stack that fails does not hide the others. Whether its plan is there.
 *
 * @param options - `unknownTypes` gets what the simulated account knows nothing of
 */
export async function addPlan(
  stack: StackFile,
  planOne: StackPlanner,
  reviewer: Reviewer,
  cwd: string,
  {
    flags,
    earlier,
    simulatedAccount,
    unknownTypes,
  }: Omit<OfflinePlannerOptions, "terraform"> &
    Pick<PlannedStack, "simulatedAccount"> & { readonly unknownTypes: Set<string> },
): Promise<boolean> {
  try {
    // Terraform would quote the line in which it cannot go on, and that line may be the whole file.
    readingFile(stack.shown, () => parseJson(readText(stack.file)));
    const plan = readPlan(await planOne(stack));
    const promised = promisedIn(earlier.get(stack.name));
    const declared = { ...stackDeclaration(stack.file), ...promised };
    const isSimulated = simulatedAccount !== undefined;
    for (const type of isSimulated ? notSimulated(plan) : []) unknownTypes.add(type);
    const caveats = isSimulated ? saidOfNotSimulated(notSimulatedInChange(plan)) : [];
    const file = relative(cwd, stack.file);
    reviewer.add({ ...declared, name: stack.name, plan, simulatedAccount, caveats, file });
    return true;
  } catch (error) {
    const known = badInputOf(stack.name, error);
    const isRefusal = error instanceof TerraformRefusal;
    if (!isRefusal && !(error instanceof Interrupted) && !(known instanceof BadInput)) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    const files = [stack, earlier.get(stack.name) ?? []].flat().map(({ file }) => file);
    const unserved = isRefusal && simulatedAccount !== undefined ? otherProviders(reason) : undefined;
    if (unserved !== undefined) {
      reviewer.fail({ stack: stack.name, reason: unserved });
      return false;
    }
    const why = isRefusal && simulatedAccount === undefined ? outOfReach(reason) : "";
    reviewer.fail({ stack: stack.name, reason: isRefusal ? why + shownRefusal(reason, files, flags) : reason });
    return false;
  }
}
