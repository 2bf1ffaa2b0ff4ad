import { DEFAULT_OUTPUT } from "../console/default-output";
import type { CommandDeclaration } from "./command";

export const exportHclCommand: CommandDeclaration = (program, console, finish) => {
  program
    .command("export-hcl")
    .description("writes synthesised stacks as HCL, and proves that Terraform plans both alike")
    .argument("[stacks...]", "names of stacks; all by default")
    .option("--app <folder>", "output folder of cdktf synth, or one cdk.tf.json", DEFAULT_OUTPUT)
    .option("--output <folder>", "where the HCL goes, as stacks/<name>/main.tf", "cdktf.hcl")
    .action(async (stacks, options) => {
      const { runExportHcl } = require("../export-hcl/run-export-hcl") as typeof import("../export-hcl/run-export-hcl");
      finish(await runExportHcl(stacks, options, console));
    });
};
