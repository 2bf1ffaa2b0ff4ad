import { statSync } from "node:fs";
import { basename, relative, resolve } from "node:path";
import { readText } from "../../host/files/read-text";
import type { Acceptance } from "../../model/acceptances/acceptance";
import { acceptancesIn } from "../../model/acceptances/noted-acceptances";
import { notedPaths, promisesIn, withPromises } from "../../model/arrival/promise-note";
import type { PatchEnvironmentModel } from "../../model/environment/patch-environment-model";
import { inRing, waitOfRing } from "../../model/patch-fleet/in-ring";
import { type StackNote, stackNoteOf } from "../../model/patch-fleet/stack-note";
import { baselineBeside, type StackBeside } from "../../model/terraform/baselines-beside";
import { readTerraformConfiguration } from "../../model/terraform/read-terraform-configuration";
import { isKnown } from "../../model/values/unknown";
import { planEnvironments } from "../../review/plan/plan-environments";
import { planResources } from "../../review/plan/plan-resources";
import type { PlanJson } from "../../review/plan/plan-schema";
import { BadInput, parseJson, readingFile } from "../console/bad-input";
import type { Console } from "../console/console";
import { constructPaths } from "./construct-paths";
import { type HclFolder, hclFolders } from "./hcl-folders";
import { notSynthesised, type StackAnnotation, type StackFile, SYNTHESISED, stackFiles } from "./stack-files";

/** A synthesised stack. */
export interface Stack {
  readonly name: string;
  readonly environment: PatchEnvironmentModel;
  /** What a stack of a fleet says about itself. */
  readonly note?: StackNote;
  /** What is accepted in it. */
  readonly acceptances?: readonly Acceptance[];
  /** The construct of each patch group with a deadline, by group and Region. */
  readonly deadlinePaths?: ReadonlyMap<string, string>;
  /** Its `cdk.tf.json`, as the user would write the path. */
  readonly file: string;
  /** The construct of each object of Systems Manager, by its address. Absent: nobody told. */
  readonly constructs?: ReadonlyMap<string, string>;
  /** How many resources it has. */
  readonly resources: number;
  /** What was noted about its constructs while it was synthesised. */
  readonly annotations: readonly StackAnnotation[];
}

/**
 * Reads what `cdktf synth` wrote: its output folder with all stacks, in the order of their rings, or a single `cdk.tf.json`.
 *
 * @throws BadInput
 */
export function readStacks(path: string, cwd: string): readonly Stack[] {
  const place = resolve(cwd, path);
  const shown = relative(cwd, place) || ".";
  const isFolder = readingFile(shown, () => statSync(place, { throwIfNoEntry: false })?.isDirectory());
  if (isFolder === undefined) {
    throw new BadInput(`${shown}: ${notSynthesised(place)}`);
  }
  if (!isFolder) return [perhapsHandWritten(readStack({ name: "stack", file: place, shown, annotations: [] }))];

  const files = stackFiles(place, shown);
  const stacks = files.map((file) => readStack(file));
  if (stacks.length < 2 || !stacks.some(mayReferBeside)) return inRingOrder(stacks);
  const besideOf = baselinesOfStacks(stacks, files);
  return inRingOrder(
    stacks.map((stack, at) => (mayReferBeside(stack) ? readStack(files[at] as StackFile, besideOf) : stack)),
  );
}

/** A file by itself, which cdktf did not name and in which it left no path of a construct: Terraform's own JSON. */
function perhapsHandWritten({ constructs, ...stack }: Stack): Stack {
  const isOfConstructs = constructs?.size !== 0 || basename(stack.file) === SYNTHESISED;
  return isOfConstructs ? { ...stack, constructs } : stack;
}

/** Stacks of a fleet as patches come to them: ring by ring, and in a ring by their names. Others stand before. */
function inRingOrder(stacks: readonly Stack[]): readonly Stack[] {
  const place = ({ note }: Stack) => note?.rings.findIndex(({ name }) => name === note.ring) ?? -1;
  return [...stacks].sort((one, other) => place(one) - place(other));
}

/** Whether a baseline is registered that is not known: another stack of the app may make it. */
function mayReferBeside({ environment }: Stack): boolean {
  const registered = environment.patchGroups.flatMap(({ registrations }) => registrations);
  return [...registered, ...environment.defaultBaselines].some(
    ({ baseline }) => baseline.kind === "existing" && !isKnown(baseline.baselineId),
  );
}

function baselinesOfStacks(stacks: readonly Stack[], files: readonly StackFile[]): BesideOf {
  const besides = new Map<string, StackBeside | undefined>();
  const stackOf = (name: string): StackBeside | undefined => {
    if (!besides.has(name)) {
      const at = files.findIndex((file) => file.name === name);
      besides.set(name, stackBeside(stacks[at], files[at]));
    }
    return besides.get(name);
  };
  return (expression) => baselineBeside(expression, stackOf);
}

function stackBeside(stack: Stack | undefined, file: StackFile | undefined): StackBeside | undefined {
  if (stack === undefined || file === undefined) return undefined;
  const { output: outputs } = readingFile(file.shown, () => readJson(file.file)) as {
    readonly output?: Readonly<Record<string, { readonly value?: unknown } | null>> | null;
  };
  return { baselines: stack.environment.baselines, output: (name) => outputs?.[name]?.value };
}

/**
 * The same, and stacks in HCL, which are read through their plan.
 *
 * @throws BadInput
 */
export async function readStacksOrHcl(
  path: string,
  console: Pick<Console, "cwd" | "stderr">,
): Promise<readonly Stack[]> {
  const shown = relative(console.cwd, resolve(console.cwd, path)) || ".";
  const folders = readingFile(shown, () => hclFolders(path, console.cwd));
  if (folders.length === 0) return readStacks(path, console.cwd);
  const { planHcl } = require("./plan-hcl") as typeof import("./plan-hcl");
  const stacks: Stack[] = [];
  for (const folder of folders) stacks.push(stackOfPlan(folder, (await planHcl(folder, console)).plan));
  return stacks;
}

function stackOfPlan({ name, shown }: HclFolder, plan: PlanJson): Stack {
  const { resources } = planResources(plan);
  return {
    name,
    environment: planEnvironments(resources, plan.configuration).after,
    file: shown,
    resources: (plan.resource_changes ?? []).filter(({ mode }) => mode === "managed").length,
    annotations: [],
  };
}

type BesideOf = NonNullable<Parameters<typeof readTerraformConfiguration>[1]>;

function readStack({ name, file, shown, annotations }: StackFile, besideOf?: BesideOf): Stack {
  return readingFile(shown, () => {
    const configuration = readJson(file);
    const note = stackNoteOf(configuration);
    const promises = promisesIn(configuration);
    const environment = withPromises(readTerraformConfiguration(configuration, besideOf), promises);
    return {
      name,
      environment: inRing(environment, note && waitOfRing(note)),
      note,
      acceptances: acceptancesIn(configuration),
      deadlinePaths: notedPaths(promises),
      constructs: constructPaths(configuration),
      file: shown,
      resources: countResources(configuration),
      annotations,
    };
  });
}

interface WithResources {
  readonly resource?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

function countResources(configuration: unknown): number {
  const { resource = {} } = configuration as WithResources;
  return Object.values(resource).reduce((count, named) => count + Object.keys(named).length, 0);
}

function readJson(file: string): unknown {
  return parseJson(readText(file));
}
