import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";

/** What Terraform or OpenTofu reads as configuration: nothing hidden, as the `._main.tf` that macOS leaves behind. */
const CONFIGURATION = /^[^.].*\.(tf|tofu)(\.json)?$/s;

/** Whether a file of this name is one of a configuration. */
export function isConfiguration(name: string): boolean {
  return CONFIGURATION.test(name);
}

/** The names of a module's files, in its own folder. */
export function configurationFiles(folder: string): readonly string[] {
  const isFile = (name: string) => statSync(join(folder, name), { throwIfNoEntry: false })?.isFile();
  return readdirSync(folder).filter((name) => isConfiguration(name) && isFile(name));
}
