import { readFileSync, statSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import type { PatchEnvironmentModel } from "../../model/environment/patch-environment-model";
import { type StackNote, stackNoteOf } from "../../model/patch-fleet/stack-note";
import { readTerraformConfiguration } from "../../model/terraform/read-terraform-configuration";
import { UnreadableInput } from "../../model/values/unreadable-input";
import { BadInput, parseJson, readingFile } from "../console/bad-input";

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

  const manifestFile = join(place, "manifest.json");
  const shownManifest = join(shown, "manifest.json");
  const files = readingFile(shownManifest, () => stackFiles(readJson(manifestFile)));
  return files.map(([name, file]) => readStack(name, join(place, file), join(shown, file)));
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

function stackFiles(manifest: unknown): readonly (readonly [string, string])[] {
  const stacks = (manifest as { stacks?: unknown } | null)?.stacks;
  if (typeof stacks !== "object" || stacks === null) throw new UnreadableInput("", "expected cdktf's list of stacks");
  return Object.entries(stacks).map(([name, stack]) => {
    const file = (stack as { synthesizedStackPath?: unknown } | null)?.synthesizedStackPath;
    if (typeof file !== "string") throw new UnreadableInput(`stacks.${name}`, "expected a synthesizedStackPath");
    return [name, file] as const;
  });
}
