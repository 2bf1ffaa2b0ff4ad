import { accessSync, constants, statSync } from "node:fs";
import { delimiter, join } from "node:path";

/** Where Terraform is to be had. */
export const TERRAFORM_DOWNLOAD = "https://developer.hashicorp.com/terraform/install";

/** The path of the `terraform` command, if there is one on the `PATH`. */
export function findTerraform(path: string = process.env.PATH ?? ""): string | undefined {
  const names = process.platform === "win32" ? ["terraform.exe"] : ["terraform"];
  const candidates = path.split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)));
  return candidates.find(isExecutable);
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}
