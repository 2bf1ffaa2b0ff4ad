import { DEFAULT_OUTPUT } from "../console/default-output";
import type { CommandDeclaration } from "./command";

export const summaryCommand: CommandDeclaration = (program, console) => {
  program
    .command("summary")
    .description("who gets which patches and when, and what the checks say")
    .option("--app <folder>", "what cdktf synth wrote: its output folder, or one cdk.tf.json", DEFAULT_OUTPUT)
    .option(
      "--at <moment>",
      "evaluate as of this time, 2026-11-29T02:00Z or\n2026-11-29T02:00[Asia/Seoul]; now by default",
    )
    .option("--format <format>", "terminal, html or json", "terminal")
    .option("--write <file>", "write a .html or .json file; may be repeated", collect, [])
    .addHelpText(
      "after",
      `
Examples:
  cdktf-patch summary
  cdktf-patch summary --write patching.html    a page: a month ahead, and who gets what`,
    )
    .action(async (options) => {
      const { runSummary } = require("../summary/run-summary") as typeof import("../summary/run-summary");
      await runSummary(options, console);
    });
};

function collect(value: string, values: readonly string[]): readonly string[] {
  return [...values, value];
}
