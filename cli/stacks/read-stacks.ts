import { readFileSync, statSync } from "node:fs";
import { relative, resolve } from "node:path";
import type { PatchEnvironmentModel } from "../../model/environment/patch-environment-model";
import { type StackNote, stackNoteOf } from "../../model/patch-fleet/stack-note";
import { readTerraformConfiguration } from "../../model/terraform/read-terraform-configuration";
import { BadInput, parseJson, readingFile } from "../console/bad-input";
import { stackFiles } from "./stack-files";

/** A synthesised stack. */
export interface Stack {
  readonly name: string;
  readonly environment: PatchEnvironmentModel;
  /** What a stack of a fleet says about itself. */
  readonly note?: StackNote;
}

/**
 * Reads what `cdktf synth` wrote: its output folder with all stacks, or a single `cdk.tf.json`.
 *
 * @throws BadInput
 */
export function readStacks(path: string, cwd: string): readonly Stack[] {
  const place = resolve(cwd, path);
  const shown = relative(cwd, place) || ".";
  const isFolder = statSync(place, { throwIfNoEntry: false })?.isDirectory();
  if (isFolder === undefined) {
    throw new BadInput(`${shown}: expected the output of cdktf synth, found nothing there; run npm run synth first`);
  }
  if (!isFolder) return [readStack("stack", place, shown)];

  return stackFiles(place, shown).map((stack) => readStack(stack.name, stack.file, stack.shown));
}

function readStack(name: string, file: string, shown: string): Stack {
  return readingFile(shown, () => {
    const configuration = readJson(file);
    return { name, environment: readTerraformConfiguration(configuration), note: stackNoteOf(configuration) };
  });
}

function readJson(file: string): unknown {
  return parseJson(readFileSync(file, "utf8"));
}
