import { statSync } from "node:fs";
import { relative, resolve } from "node:path";
import { readText } from "../../host/files/read-text";
import type { Acceptance } from "../../model/acceptances/acceptance";
import { acceptancesIn } from "../../model/acceptances/acceptance-note";
import { notedPaths, promisesIn, withPromises } from "../../model/arrival/promise-note";
import type { PatchEnvironmentModel } from "../../model/environment/patch-environment-model";
import { inRing, waitOfRing } from "../../model/patch-fleet/in-ring";
import { type StackNote, stackNoteOf } from "../../model/patch-fleet/stack-note";
import { readTerraformConfiguration } from "../../model/terraform/read-terraform-configuration";
import { planEnvironments } from "../../review/plan/plan-environments";
import { planResources } from "../../review/plan/plan-resources";
import type { PlanJson } from "../../review/plan/plan-schema";
import { BadInput, parseJson, readingFile } from "../console/bad-input";
import type { Console } from "../console/console";
import { type HclFolder, hclFolders } from "./hcl-folders";
import { type StackAnnotation, type StackFile, stackFiles } from "./stack-files";

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
  /** How many resources it has. */
  readonly resources: number;
  /** What was noted about its constructs while it was synthesised. */
  readonly annotations: readonly StackAnnotation[];
}

/**
 * Reads what `cdktf synth` wrote: its output folder with all stacks, or a single `cdk.tf.json`.
 *
 * @throws BadInput
 */
export function readStacks(path: string, cwd: string): readonly Stack[] {
  const place = resolve(cwd, path);
  const shown = relative(cwd, place) || ".";
  const isFolder = readingFile(shown, () => statSync(place, { throwIfNoEntry: false })?.isDirectory());
  if (isFolder === undefined) {
    throw new BadInput(`${shown}: expected the output of cdktf synth, found nothing there; run npx cdktf synth first`);
  }
  if (!isFolder) return [readStack({ name: "stack", file: place, shown, annotations: [] })];

  return stackFiles(place, shown).map(readStack);
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
  for (const folder of folders) stacks.push(stackOfPlan(folder, await planHcl(folder, console)));
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

function readStack({ name, file, shown, annotations }: StackFile): Stack {
  return readingFile(shown, () => {
    const configuration = readJson(file);
    const note = stackNoteOf(configuration);
    const promises = promisesIn(configuration);
    return {
      name,
      environment: inRing(withPromises(readTerraformConfiguration(configuration), promises), note && waitOfRing(note)),
      note,
      acceptances: acceptancesIn(configuration),
      deadlinePaths: notedPaths(promises),
      file: shown,
      resources: countResources(configuration),
      annotations,
    };
  });
}

function countResources(configuration: unknown): number {
  const { resource = {} } = configuration as { resource?: Record<string, Record<string, unknown>> };
  return Object.values(resource).reduce((count, named) => count + Object.keys(named).length, 0);
}

function readJson(file: string): unknown {
  return parseJson(readText(file));
}
