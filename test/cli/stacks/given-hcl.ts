import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** A baseline and its group, whose name a module says. */
export const hcl = (days: number, group = "module.names.group") => `
provider "aws" {
  region = "eu-central-1"
}
module "names" {
  source = "./names"
}
resource "aws_ssm_patch_baseline" "linux" {
  name             = "linux"
  operating_system = "AMAZON_LINUX_2023"
  approval_rule {
    approve_after_days = ${days}
    patch_filter {
      key    = "CLASSIFICATION"
      values = ["Security"]
    }
  }
}
resource "aws_ssm_patch_group" "web" {
  baseline_id = aws_ssm_patch_baseline.linux.id
  patch_group = ${group}
}
`;

/** A folder with a module below it. */
export function folderWith(
  folder: string,
  name: string,
  main: string,
  module = 'output "group" {\n  value = "prod-web"\n}\n',
) {
  mkdirSync(join(folder, name, "names"), { recursive: true });
  writeFileSync(join(folder, name, "main.tf"), main);
  writeFileSync(join(folder, name, "names", `${name}.tf`), module);
}
