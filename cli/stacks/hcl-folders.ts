import { readdirSync, statSync } from "node:fs";
import { basename, join, relative, resolve, sep } from "node:path";
import { configurationFiles } from "../../offline-aws/terraform/configuration-files";
import { isSynthOutput, SYNTHESISED } from "./stack-files";

/** A stack in Terraform's own language, as `export-hcl` writes it. */
export interface HclFolder {
  readonly name: string;
  readonly folder: string;
  /** Its path below the place that was typed; of that place itself it is empty. */
  readonly below: string;
  /** As the user would write it. */
  readonly shown: string;
}

/** What a folder holds in HCL: itself, or the stacks below `stacks/`. None where cdktf wrote it, or it has no HCL. */
export function hclFolders(place: string, cwd: string): readonly HclFolder[] {
  const path = resolve(cwd, place);
  if (!isFolder(path) || isSynthOutput(path)) return [];
  const below = join(path, "stacks");
  const stacks = isFolder(below) ? readdirSync(below).map((name) => join(below, name)) : [];
  return [path, ...stacks.sort()].filter(hasHcl).map((folder) => ({
    name: basename(folder),
    folder,
    below: relative(path, folder),
    shown: relative(cwd, folder) || ".",
  }));
}

/** The folders with HCL that stand in one which has none itself, as the user would write them. */
export function placesWithHclIn(place: string, cwd: string): readonly string[] {
  const places = readdirSync(resolve(cwd, place)).map((name) => join(place, name));
  return places.filter((one) => hclFolders(one, cwd).length > 0).sort();
}

/**
 * What a folder was before: the stack of the same path, also where that stack alone was typed. Of places that were typed
 * themselves the names say nothing (`.` and `../main`), so that one has its counterpart only where it is the only one.
 */
export function folderBefore(
  { folder, below }: HclFolder,
  before: readonly HclFolder[],
  isOnlyPlace: boolean,
): HclFolder | undefined {
  const stack = before.find((was) => was.below !== "" && folder.endsWith(`${sep}${was.below}`));
  return stack ?? (below === "" && isOnlyPlace ? before.find((was) => was.below === "") : undefined);
}

/** A stack of cdktf is reviewed by its plan: what its app said of it is not in its configuration. */
function hasHcl(folder: string): boolean {
  return isFolder(folder) && configurationFiles(folder).some((name) => name !== SYNTHESISED);
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}
