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

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}
