import { cpus } from "node:os";
import { resolve } from "node:path";
import { Presets, SingleBar } from "cli-progress";
import { Processes } from "../../host/process/processes";
import { findTerraform, terraformMissing } from "../../host/terraform/find-terraform";
import { TerraformProcess } from "../../host/terraform/terraform-process";
import type { StackedEnvironment } from "../../model/patching/patching";
import { quote } from "../../model/text/wording";
import { EXAMPLE_ACCOUNT_ID } from "../../offline-aws/account/example-account";
import { requireProtocolPackages } from "../../offline-aws/not-installed";
import { OF_THE_APP } from "../checks/of-the-app";
import { BadInput } from "../console/bad-input";
import { type Console, say } from "../console/console";
import { REVIEW_EXIT_CODES } from "../console/exit-codes";
import { sayWork } from "../console/say-work";
import { comparePatches } from "../review/compare-patches";
import { endingWithError, finishReview } from "../review/finish-review";
import { loseGoneStacks } from "../review/gone-stacks";
import { type ReviewArguments, reviewSettings } from "../review/review-arguments";
import { reviewerFor } from "../review/reviewer-for";
import { earlierStacks, saidOfSimulated } from "../stacks/earlier-stacks";
import { saidOfNotSimulated } from "../stacks/not-simulated";
import { readStacks } from "../stacks/read-stacks";
import { type BrokenStack, chosenStacks, listedStacks, type StackFile } from "../stacks/stack-files";
import { addPlan } from "./add-plan";
import { removePlan, removePlansIn } from "./plan-file";
import { planList } from "./plan-list";
import { offlinePlanner, planner } from "./plan-stack";
import { pluginCache } from "./plugin-cache";
import { synthesise } from "./synthesise";

/** What was typed behind `cdktf-patch plan`. */
export interface PlanArguments extends ReviewArguments {
  readonly app: string;
  readonly skipSynth?: boolean;
  readonly offline?: boolean;
  readonly parallelism: string;
  /** A file for the paths of the plans. */
  readonly writePlans?: string;
}

/** Synthesises, plans stacks at the same time, reviews what came of it, and answers with the exit code. */
export function runPlan(
  names: readonly string[],
  flags: readonly string[],
  given: PlanArguments,
  console: Console,
): Promise<number> {
  return endingWithError(console, () => plan(names, flags, given, console));
}

async function plan(
  names: readonly string[],
  flags: readonly string[],
  given: PlanArguments,
  console: Console,
): Promise<number> {
  const settings = reviewSettings(given, console);
  const { app } = given;
  const list = given.writePlans === undefined ? undefined : planList(given.writePlans, given, console.cwd);
  const earlier = earlierStacks({ ...given, app }, console.cwd);
  list?.remove();
  removePlansOf(names, app, given, console.cwd);
  const parallelism = parallelismArgument(given.parallelism);
  const command = findTerraform();
  if (command === undefined) throw new BadInput(terraformMissing());
  // Said before the synth, which may take a while.
  if (given.offline) requireProtocolPackages();

  const planned: StackFile[] = [];
  // What can be wrong in them is told before anything is done; rules of the app are known once it is synthesised.
  const isAskedOfApp = given.checks?.includes(OF_THE_APP) === true;
  let reviewer = isAskedOfApp ? undefined : await reviewerFor([], given, settings.at, console);
  const processes = new Processes();
  const terraform = new TerraformProcess(command, processes);
  const interrupt = () => {
    processes.interrupt();
    say(console, "interrupted: Terraform may still release its locks; once more ends it at once");
  };
  for (const signal of INTERRUPTIONS) process.on(signal, interrupt);
  let progress: SingleBar | undefined;
  let simulated: string | undefined;
  const unknownTypes = new Set<string>();
  try {
    if (given.skipSynth !== true) await synthesise(app, console, processes);
    const { all, stacks, broken } = stacksToPlan(names, app, console.cwd);
    const adding =
      reviewer ??
      (await reviewerFor(
        stacks.map(({ file }) => file),
        given,
        settings.at,
        console,
      ));
    reviewer = adding;
    for (const { name, reason } of broken) adding.fail({ stack: name, reason });
    removePlansOf(names, app, given, console.cwd);
    sayWork(console, `Terraform plans ${stacks.length === 1 ? "the stack" : `${stacks.length} stacks`}`);
    progress = progressBar(stacks.length, console);
    const simulatedAccount = given.offline ? EXAMPLE_ACCOUNT_ID : undefined;
    const options = { terraform, flags, earlier, simulatedAccount, unknownTypes };
    const planOne = given.offline ? offlinePlanner(options) : planner(options, pluginCache());
    await eachAtOnce(stacks, parallelism, async (stack) => {
      if (await addPlan(stack, planOne, adding, console.cwd, options)) planned.push(stack);
      progress?.increment();
    });
    const isPlanned = new Set(planned.map(({ name }) => name));
    if (all.some(({ name }) => !isPlanned.has(name))) {
      adding.knowUnplanned(unplannedStacks(isPlanned, app, console.cwd));
    }
    loseGoneStacks(adding, earlier, [{ shown: app, stacks: all }], given.before, console.cwd);
    if (given.offline === true) simulated = saidOfSimulated(given.before);
  } finally {
    progress?.stop();
    for (const signal of INTERRUPTIONS) process.removeListener(signal, interrupt);
  }
  if (simulated !== undefined) say(console, simulated);
  for (const line of saidOfNotSimulated([...unknownTypes].sort())) say(console, line);
  const patches = await comparePatches(given.patches ?? [], given, reviewer, console);
  const exitCode = await finishReview(reviewer.review(patches), settings, given.name, console);
  const mayBeApplied = exitCode === REVIEW_EXIT_CODES.noChange || exitCode === REVIEW_EXIT_CODES.changes;
  if (mayBeApplied) list?.write(planned);
  return exitCode;
}

/** Ctrl-C, whoever runs us, and a terminal that is closed. */
const INTERRUPTIONS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** Works on all, so many at a time. */
async function eachAtOnce<T>(all: readonly T[], most: number, work: (one: T) => Promise<void>): Promise<void> {
  const waiting = all[Symbol.iterator]();
  const worker = async () => {
    for (const one of waiting) await work(one);
  };
  await Promise.all(Array.from({ length: Math.min(most, all.length) }, worker));
}

interface StacksToPlan {
  /** That were synthesised, whether they are named or not. */
  readonly all: readonly (StackFile | BrokenStack)[];
  readonly stacks: readonly StackFile[];
  readonly broken: readonly BrokenStack[];
}

function stacksToPlan(names: readonly string[], output: string, cwd: string): StacksToPlan {
  const all = listedStacks(resolve(cwd, output), output);
  const chosen = chosenStacks(names, all, output, cwd);
  return {
    all,
    stacks: chosen.filter((stack): stack is StackFile => "file" in stack),
    broken: chosen.filter((stack): stack is BrokenStack => "reason" in stack),
  };
}

/** What was synthesised beside the stacks that were planned: another ring of a fleet, or the windows of their groups. */
function unplannedStacks(planned: ReadonlySet<string>, output: string, cwd: string): readonly StackedEnvironment[] {
  try {
    const others = readStacks(output, cwd).filter(({ name }) => !planned.has(name));
    return others.map(({ name, environment }) => ({ stack: name, environment }));
  } catch (error) {
    // What is wrong with a stack is told when it is planned.
    if (error instanceof BadInput) return [];
    throw error;
  }
}

/** Before anything is planned, and before what is planned is synthesised: nothing of an earlier run may be applied. */
function removePlansOf(names: readonly string[], app: string, { offline }: PlanArguments, cwd: string): void {
  if (offline === true) return;
  removePlansIn(resolve(cwd, app), names);
  let stacks: readonly StackFile[];
  try {
    ({ stacks } = stacksToPlan(names, app, cwd));
  } catch (error) {
    // What is wrong with the output is told when it is planned.
    if (error instanceof BadInput) return;
    throw error;
  }
  for (const { file } of stacks) removePlan(file);
}

function parallelismArgument(text: string): number {
  const count = /^\d{1,3}$/.test(text) ? Number(text) : 0;
  if (count < 1) throw new BadInput(`--parallelism: expected a whole number from 1, got ${quote(text)}`);
  return Math.min(count, Math.max(2, cpus().length * 4));
}

function progressBar(count: number, console: Console): SingleBar | undefined {
  if (console.stderr.isTTY !== true || count < 2) return undefined;
  const options = { stream: console.stderr, format: "{bar} {value}/{total} stacks planned", clearOnComplete: true };
  const bar = new SingleBar(options, Presets.shades_classic);
  bar.start(count, 0);
  return bar;
}
