import { readdirSync, realpathSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import { CannotPlan } from "./cannot-plan";

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

/**
 * Terraform passes over the files that are OpenTofu's: a folder with nothing else would pass for what changes nothing.
 *
 * @param command - the path of the one that plans
 * @throws CannotPlan
 */
export function refuseTofuAlone(folder: string, command: string): void {
  const names = configurationFiles(folder);
  if (names.length === 0 || !names.every((name) => /\.tofu(\.json)?$/.test(name))) return;
  if (basename(realpathSync(command)).includes("tofu")) return;
  throw new CannotPlan("Terraform reads no .tofu files; name OpenTofu: TERRAFORM_BINARY_NAME=tofu");
}
