import { accessSync, constants, statSync } from "node:fs";
import { delimiter, isAbsolute, join } from "node:path";

/** Where Terraform is to be had. */
export const TERRAFORM_DOWNLOAD = "https://developer.hashicorp.com/terraform/install";

/** Which command is looked for first; OpenTofu takes the same words and answers in the same form. */
const COMMANDS = ["terraform", "tofu"] as const;

/**
 * The path of Terraform, or of OpenTofu where there is no Terraform on the `PATH`. `TERRAFORM_BINARY_NAME`, which the
 * command lines of cdktf and cdktn know too, names another one, and then that one alone.
 */
export function findTerraform(
  path: string = process.env.PATH ?? "",
  wanted: string | undefined = process.env.TERRAFORM_BINARY_NAME || undefined,
): string | undefined {
  if (wanted !== undefined && isAbsolute(wanted)) return isExecutable(wanted) ? wanted : undefined;
  const names = (wanted === undefined ? COMMANDS : [wanted]).map((name) =>
    process.platform === "win32" && !name.endsWith(".exe") ? `${name}.exe` : name,
  );
  const folders = path.split(delimiter);
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(isExecutable);
}

/** Why it was not found, where a name was wanted that is not there; else what is told, with where it is to be had. */
export function terraformMissing(
  told = `terraform is not installed; get it from ${TERRAFORM_DOWNLOAD}`,
  wanted: string = process.env.TERRAFORM_BINARY_NAME ?? "",
): string {
  if (wanted === "") return told;
  const where = isAbsolute(wanted) ? "no program that can be run" : "not on the PATH";
  return `${wanted}, which TERRAFORM_BINARY_NAME names, is ${where}; correct it, or remove it from the environment`;
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}
