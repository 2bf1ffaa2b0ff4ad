import { existsSync, readdirSync, statSync } from "node:fs";
import { basename, dirname, join, relative, resolve } from "node:path";
import { text } from "node:stream/consumers";
import { readText } from "../../host/files/read-text";
import { EXAMPLE_ACCOUNT_ID } from "../../offline-aws/account/example-account";
import { isConfiguration } from "../../offline-aws/terraform/configuration-files";
import { PlanReader } from "../../review/plan/read-plan";
import type { PlannedStack } from "../../review/stacks/review-stack";
import { BadInput, badInputOf, readingFile } from "../console/bad-input";
import type { Console } from "../console/console";
import { PLAN_JSON } from "../forms/inputs-kept";
import { folderBefore, type HclFolder, hclFolders, placesWithHclIn } from "../stacks/hcl-folders";
import { SYNTHESISED } from "../stacks/stack-files";
import { stackDeclaration } from "./stack-declaration";

/** The name that stands for standard input. */
const STANDARD_INPUT = "-";
/** Folders that hold no plans, and many files. */
const PASSED_OVER = new Set(["node_modules", ".git", ".terraform"]);

/** A plan that is waiting to be read. */
export interface PlanFile {
  readonly stack: string;
  /** As the user would write it. */
  readonly shown: string;
  /** The `cdk.tf.json` beside it, where there may be one. */
  readonly configuration?: string;
  /** Of a folder with HCL, which is planned when it is read: the one that it was before. */
  readonly hcl?: HclFolder & { readonly before: HclFolder | undefined };
  /** Reads it; the text is not kept. @throws BadInput */
  readonly read: () => Promise<PlannedStack>;
}

/**
 * Finds plans by what was typed: files, folders (read with all that is below), `-`. A folder with HCL and no plan is
 * planned. Two plans of one name are told apart by their folders.
 *
 * @param before - folders with HCL as they were
 * @throws BadInput for a place that holds no plan
 */
export function planFiles(
  places: readonly string[],
  console: Pick<Console, "cwd" | "stdin" | "stderr">,
  before: readonly HclFolder[] = [],
): readonly PlanFile[] {
  const files = places.flatMap((place): readonly FoundFile[] => {
    if (place === STANDARD_INPUT) return [{ stack: "stdin", shown: "standard input", file: STANDARD_INPUT }];
    return filesAt(place, console.cwd);
  });
  const names = uniqueNames(files);
  const plans = new PlanReader();
  return files.map(({ shown, file, hcl }, index) => {
    const stack = names[index] ?? shown;
    if (hcl !== undefined) {
      const was = folderBefore(hcl, before, places.length === 1);
      return { stack, shown, hcl: { ...hcl, before: was }, read: () => plannedHcl(stack, hcl, console, was) };
    }
    return {
      stack,
      shown,
      ...(file === STANDARD_INPUT ? {} : { configuration: join(dirname(file), SYNTHESISED) }),
      read: () => readStack(stack, shown, file, plans, console),
    };
  });
}

interface FoundFile {
  readonly stack: string;
  readonly shown: string;
  readonly file: string;
  /** Where there is no plan but what it can be made of. */
  readonly hcl?: HclFolder;
}

function filesAt(place: string, cwd: string): readonly FoundFile[] {
  const path = resolve(cwd, place);
  const stats = readingFile(place, () => statSync(path, { throwIfNoEntry: false }));
  if (stats === undefined)
    throw new BadInput(
      `${place}: expected a plan, or a folder with plans or .tf files, found nothing there; ${MADE_BY}`,
    );
  if (!stats.isDirectory() && isConfiguration(basename(place)) && basename(place) !== SYNTHESISED) {
    throw new BadInput(
      `${place}: expected a plan or a folder, got a file of one; give its folder: ${relative(cwd, dirname(path)) || "."}`,
    );
  }
  if (!stats.isDirectory()) return [found(path, cwd)];

  const files = readingFile(place, () => plansBelow(path));
  if (files.length > 0) return files.map((file) => found(file, cwd));
  const folders = hclFolders(place, cwd);
  if (folders.length > 0) {
    return folders.map((hcl) => ({ stack: hcl.name, shown: hcl.shown, file: hcl.folder, hcl }));
  }
  const deeper = readingFile(place, () => placesWithHclIn(place, cwd));
  const some = deeper.slice(0, MOST_NAMES).map(forShell).join(" ");
  const more = deeper.length > MOST_NAMES ? `, ${deeper.length - MOST_NAMES} more than these` : "";
  const fix = some === "" ? MADE_BY : `name the folders that have some${more}: cdktf-patch review ${some}`;
  throw new BadInput(
    `${place}: expected plan.json or *.plan.json below this folder, or .tf files in it, found none; ${fix}`,
  );
}

/** More folders than these need not be named for somebody to see what is meant. */
const MOST_NAMES = 5;
const MADE_BY =
  "make one: terraform plan -out tfplan, then terraform show -json tfplan > plan.json; or let cdktf-patch plan do both";

/** To be pasted as one argument that is no option. */
function forShell(path: string): string {
  const place = path.startsWith("-") ? `./${path}` : path;
  return /^[\w./+,:@-]+$/.test(place) ? place : `'${place.replaceAll("'", "'\\''")}'`;
}

function plansBelow(folder: string): readonly string[] {
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  return entries.flatMap((entry) => {
    if (entry.isDirectory()) return PASSED_OVER.has(entry.name) ? [] : plansBelow(join(folder, entry.name));
    return PLAN_JSON.test(entry.name) ? [join(folder, entry.name)] : [];
  });
}

function found(file: string, cwd: string): FoundFile {
  const name = basename(file);
  const match = PLAN_JSON.exec(name);
  const stack = match === null ? name.replace(/\.json$/, "") : (match.groups?.stack ?? basename(dirname(file)));
  return { stack, shown: relative(cwd, file), file };
}

function uniqueNames(files: readonly FoundFile[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const { stack } of files) counts.set(stack, (counts.get(stack) ?? 0) + 1);
  return files.map(({ stack, shown }) => (counts.get(stack) === 1 ? stack : shown));
}

async function plannedHcl(
  name: string,
  hcl: HclFolder,
  console: Pick<Console, "stderr">,
  before: HclFolder | undefined,
): Promise<PlannedStack> {
  const { planHcl } = require("../stacks/plan-hcl") as typeof import("../stacks/plan-hcl");
  const { plan, caveats } = await planHcl(hcl, console, before);
  return { name, plan, caveats, simulatedAccount: EXAMPLE_ACCOUNT_ID, paths: new Map(), file: hcl.shown };
}

async function readStack(
  name: string,
  shown: string,
  file: string,
  plans: PlanReader,
  { cwd, stdin }: Pick<Console, "cwd" | "stdin">,
): Promise<PlannedStack> {
  try {
    if (file === STANDARD_INPUT) {
      return { name, plan: plans.read(await text(stdin as AsyncIterable<never>)), paths: new Map() };
    }
    const plan = plans.read(readText(file));
    const configuration = join(dirname(file), SYNTHESISED);
    const isSynthesised = existsSync(configuration);
    return {
      ...stackDeclaration(configuration),
      name,
      plan,
      file: relative(cwd, isSynthesised ? configuration : file),
    };
  } catch (error) {
    throw badInputOf(shown, error);
  }
}
