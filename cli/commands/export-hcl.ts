import type { CommandDeclaration } from "./command";
import { withAppFolder, withStack, withWrite } from "./shared-options";

export const exportHclCommand: CommandDeclaration = (program, console, finish) => {
  const command = program
    .command("export-hcl")
    .description("write synthesised stacks as HCL, and prove that Terraform plans both alike")
    .argument("[stacks...]", "the same as --stack");
  withWrite(
    withStack(withAppFolder(command)),
    "folder",
    "output folder, with stacks/<name>/main.tf (default: cdktf.hcl)",
  )
    .addHelpText(
      "after",
      `
Exit codes: 0 equal, 1 some stacks are not written, 2 bad input

Examples:
  cdktf-patch export-hcl
  cdktf-patch export-hcl prod-eu --write terraform`,
    )
    .action(async (stacks, options) => {
      const { runExportHcl } = require("../export-hcl/run-export-hcl") as typeof import("../export-hcl/run-export-hcl");
      finish(await runExportHcl([...stacks, ...(options.stack ?? [])], options, console));
    });
};
