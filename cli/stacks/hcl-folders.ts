import { existsSync, readdirSync, statSync } from "node:fs";
import { basename, join, relative, resolve } from "node:path";

/** A stack in Terraform's own language, as `export-hcl` writes it. */
export interface HclFolder {
  readonly name: string;
  readonly folder: string;
  /** As the user would write it. */
  readonly shown: string;
}

/** What a folder holds in HCL: itself, or the stacks below `stacks/`. None where cdktf wrote it, or it has no HCL. */
export function hclFolders(place: string, cwd: string): readonly HclFolder[] {
  const path = resolve(cwd, place);
  if (!isFolder(path) || existsSync(join(path, "manifest.json"))) return [];
  const below = join(path, "stacks");
  const stacks = isFolder(below) ? readdirSync(below).map((name) => join(below, name)) : [];
  return [path, ...stacks.sort()]
    .filter((folder) => isFolder(folder) && readdirSync(folder).some((name) => name.endsWith(".tf")))
    .map((folder) => ({ name: basename(folder), folder, shown: relative(cwd, folder) || "." }));
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}
