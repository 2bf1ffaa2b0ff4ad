import { dirname, join } from "node:path";
import { readText } from "../../host/files/read-text";
import { removeTemporaryFolder, temporaryFolder } from "../../host/files/temporary-folder";
import type { TerraformPlace, TerraformProcess } from "../../host/terraform/terraform-process";
import { readPlan } from "../../review/plan/read-plan";
import { parseJson, readingFile } from "../console/bad-input";
import { copyAssets, hasModules } from "../stacks/assets";
import type { EarlierStacks } from "../stacks/earlier-stacks";
import type { StackFile } from "../stacks/stack-files";
import { whatWouldRun } from "../stacks/what-would-run";
import { PLAN_FILE, preparePlan, removePlan } from "./plan-file";
import { runTerraform, TerraformRefusal } from "./run-terraform";
import { variableFlags } from "./variable-flags";

/** Makes the plan of one stack and answers with its JSON. */
export type StackPlanner = (stack: StackFile) => Promise<string>;

export interface PlannerOptions {
  readonly terraform: TerraformProcess;
  /** Flags of `terraform plan`. */
  readonly flags: readonly string[];
}

/**
 * Where the plan goes and what the exit code means stand last: they are ours, whatever the user's flags, or
 * TF_CLI_ARGS_plan, say.
 */
const OURS = ["-detailed-exitcode=false", `-out=${PLAN_FILE}`];
const INIT = ["init", "-input=false", "-no-color"];
const APPLY = ["apply", "-auto-approve", "-input=false", "-no-color", "-lock=false"];
const SHOW = ["show", "-json", "-no-color", PLAN_FILE];

/** Plans where cdktf wrote the stack, so that `cdktf` and `terraform` find the same state, modules and plan file. */
export function planner(
  { terraform, flags }: PlannerOptions,
  environment: Readonly<Record<string, string>>,
): StackPlanner {
  // A shared folder of providers must not be written to by two at a time. Source: Terraform, "Provider Plugin Cache".
  let lastInit: Promise<unknown> = Promise.resolve();
  return async ({ file }) => {
    const options = { cwd: dirname(file), env: environment };
    const init = lastInit.then(() => runTerraform(terraform, INIT, options));
    lastInit = init.catch(() => {});
    await init;
    try {
      preparePlan(file);
      return await shownPlan(terraform, flags, options);
    } catch (error) {
      removePlan(file);
      throw error;
    }
  };
}

export interface OfflinePlannerOptions extends PlannerOptions {
  /** What the simulated accounts hold before. */
  readonly earlier: EarlierStacks;
}

/**
 * Plans in a folder that goes away, without backend: nothing simulated ever reaches a real state. Each stack has
 * accounts of its own, for which one a stack is meant its credentials may decide. What was applied there before may stand
 * on what others made: the role of the nodes, a bucket.
 */
export function offlinePlanner({ terraform, flags, earlier }: OfflinePlannerOptions): StackPlanner {
  // Loaded for those alone who plan offline.
  const { withOfflineAws } =
    require("../../offline-aws/with-offline-aws") as typeof import("../../offline-aws/with-offline-aws");
  return ({ name, file }) =>
    withOfflineAws(
      async ({ offline, terraform: folderWith }) => {
        const configuration = parseJson(readText(file)) as object;
        const before = earlier.get(name);
        const first =
          before === undefined
            ? configuration
            : readingFile(before.shown, () => parseJson(readText(before.file)) as object);
        const stack = folderWith(first);
        const initialise = async (given: object, from: string) => {
          copyAssets(dirname(from), stack.folder);
          if (!hasModules(given)) return;
          await runTerraform(terraform, INIT, settingsFor(given));
          offline.environmentFor(stack.folder);
        };
        const settings = temporaryFolder("offline-settings");
        const none = { TF_CLI_CONFIG_FILE: join(settings, "none.tfrc") };
        const settingsFor = (given: unknown) => ({
          cwd: stack.folder,
          env: { ...offline.environmentFor(given), ...none },
        });
        const options = settingsFor(configuration);
        try {
          if (before !== undefined) {
            await initialise(first, before.file);
            if (mayRun(first)) {
              const planFirst = ["-lock=false", ...variableFlags(flags)];
              const real = whatWouldRun(readPlan(await shownPlan(terraform, planFirst, settingsFor(first))));
              if (real !== undefined) {
                throw new TerraformRefusal(`${before.shown} is applied to a simulated account first, and ${real}`);
              }
            }
            await runTerraform(terraform, [...APPLY, ...variableFlags(flags)], settingsFor(first));
            stack.configure(configuration);
          }
          await initialise(configuration, file);
          return await shownPlan(terraform, ["-lock=false", ...flags], options);
        } finally {
          removeTemporaryFolder(settings);
        }
      },
      { isShared: true, seed: name },
    );
}

/** What Terraform plans, as JSON. */
async function shownPlan(
  terraform: TerraformProcess,
  flags: readonly string[],
  place: TerraformPlace,
): Promise<string> {
  await runTerraform(terraform, ["plan", "-input=false", "-no-color", ...flags, ...OURS], place);
  return runTerraform(terraform, SHOW, place);
}

/** Whether an apply may do more than ask the simulated account; of modules nobody knows before they are planned. */
function mayRun(configuration: object): boolean {
  return hasModules(configuration) || /"(provisioner|action)"/.test(JSON.stringify(configuration));
}
