import { existsSync } from "node:fs";
import { joinedFirst, quote } from "../../model/text/wording";
import type { GoneStack } from "../../review/stacks/gone-stack";
import { BadInput, readingFile, refusalText } from "../console/bad-input";
import { type Console, say } from "../console/console";
import { DEFAULT_OUTPUT } from "../console/default-output";
import { type EarlierStacks, earlierStacks, notSynthesisedBefore, wrongBefore } from "../stacks/earlier-stacks";
import { type HclFolder, hclFolders } from "../stacks/hcl-folders";
import { MOST_NAMED } from "../stacks/stack-files";
import { comparePatches } from "./compare-patches";
import { endingWithError, finishReview } from "./finish-review";
import { loseGoneStacks } from "./gone-stacks";
import { type PlanFile, planFiles } from "./plan-files";
import { type ReviewArguments, reviewSettings } from "./review-arguments";
import { reviewerFor } from "./reviewer-for";
import { promisedIn } from "./stack-declaration";
import { failUnplanned, synthOutputs } from "./synth-outputs";

/** Reviews plans that are there, prints what they mean, and answers with the exit code. */
export function runReview(typed: readonly string[], given: ReviewArguments, console: Console): Promise<number> {
  return endingWithError(console, () => review(typed, given, console));
}

async function review(typed: readonly string[], given: ReviewArguments, console: Console): Promise<number> {
  const settings = reviewSettings(given, console);
  const places = typed.length === 0 ? [DEFAULT_OUTPUT] : typed;
  const hclBefore = given.before === undefined ? [] : hclFolders(given.before, console.cwd);
  const files = planFiles(places, console, hclBefore);
  if (given.before !== undefined) refuseBefore(given.before, hclBefore, files, console.cwd);
  const isHcl = files.every(({ hcl }) => hcl !== undefined);
  const earlier = isHcl ? NO_STACKS : earlierStacks({ ...given, app: DEFAULT_OUTPUT }, console.cwd);
  const configurations = files.flatMap(({ configuration = [] }) => configuration);
  const reviewer = await reviewerFor(configurations, given, settings.at, console);
  const notCompared: string[] = [];
  for (const file of files) {
    const promised = promisedBefore(file, earlier);
    if (promised === undefined) notCompared.push(file.stack);
    const stack = { ...(await file.read()), ...promised };
    readingFile(file.shown, () => reviewer.add(stack));
  }
  const outputs = synthOutputs(files, console.cwd);
  failUnplanned(outputs, { plans: files, places, cwd: console.cwd }, reviewer);
  if (isHcl) for (const stack of goneFolders(hclBefore, files, places)) reviewer.lose(stack);
  else if (given.before !== undefined) {
    loseGoneStacks(reviewer, earlier, outputs, given.before, console.cwd);
    if (notCompared.length > 0) say(console, refusalText(notComparedText(notCompared, given.before)));
  }
  const patches = await comparePatches(given.patches ?? [], given, reviewer, console);
  return finishReview(reviewer.review(patches), settings, given.name, console);
}

const NO_STACKS: EarlierStacks = new Map();

const AS_IT_WAS =
  "give the folder as it was before the change, such as a checkout of main: git worktree add ../main main";

/** @throws BadInput where what was before is not of the kind that is reviewed, or is what is reviewed */
function refuseBefore(before: string, hclBefore: readonly HclFolder[], files: readonly PlanFile[], cwd: string): void {
  const plan = files.find(({ hcl }) => hcl === undefined);
  const isHclBefore = hclBefore.length > 0;
  if (plan !== undefined && isHclBefore) {
    const fix = `${plan.shown} is a plan, and where one lies no .tf files are read: remove it, or review another folder`;
    throw notSynthesisedBefore(before, cwd, fix);
  }
  if (plan === undefined && !isHclBefore) {
    throw wrongBefore(before, cwd, "a folder of .tf files, as what is reviewed", AS_IT_WAS);
  }
  const same = files.find(({ hcl }) => hcl?.before !== undefined && hcl.before.folder === hcl.folder);
  if (same === undefined) return;
  throw new BadInput(
    `--before: expected another folder than is reviewed, got ${quote(before)}, which is that of ${same.shown}; ${AS_IT_WAS}`,
  );
}

/** Folders that nothing is compared with: what was made of them is not told. */
function goneFolders(
  before: readonly HclFolder[],
  files: readonly PlanFile[],
  places: readonly string[],
): readonly GoneStack[] {
  const gone = before.filter((one) => !files.some(({ hcl }) => hcl?.before === one));
  const where = joinedFirst(places, MOST_NAMED);
  return gone.map(({ shown }) => ({
    stack: shown,
    says: `has no counterpart in ${where}: what it had is not reviewed, and stays until it is destroyed`,
  }));
}

/** Undefined where no promises are known on one side: a stack that is new, or a plan far from what it was planned from. */
function promisedBefore({ stack, configuration }: PlanFile, earlier: EarlierStacks) {
  const before = earlier.get(stack);
  return before === undefined || configuration === undefined || !existsSync(configuration)
    ? undefined
    : promisedIn(before);
}

function notComparedText(stacks: readonly string[], before: string): string {
  const names = joinedFirst(stacks, MOST_NAMED);
  return `--before: deadlines and ring order not compared for ${names}: ${before} has no such stack, or no cdk.tf.json stands beside the plan`;
}
