import { DEFAULT_OUTPUT } from "../console/default-output";
import type { CommandDeclaration } from "./command";

export const explainCommand: CommandDeclaration = (program, console) => {
  program
    .command("explain")
    .description("which patch is approved for which group, by which rule, and when it is installed")
    .argument(
      "<lists...>",
      "updateinfo.xml (also .gz), or what aws ssm describe-available-patches or\ndescribe-instance-patches printed; - for standard input",
    )
    .option("--app <folder>", "what cdktf synth wrote: its output folder, or one cdk.tf.json", DEFAULT_OUTPUT)
    .option("--patch <id>", "the full story of one patch: its id, a CVE or a package")
    .option("--group <name>", "only this patch group")
    .option("--os <system>", "the system of a list that does not say it, AMAZON_LINUX_2")
    .option("--product <name>", "the product of the nodes, where rules filter by it, AmazonLinux2")
    .option("--at <moment>", "the present, 2026-11-29T02:00Z or 2026-11-29T02:00[Asia/Seoul]")
    .option("--limit <count>", "lines of the table, 0 for all", "40")
    .option("--json", "all answers as JSON")
    .option("--csv", "all answers as CSV")
    .action(async (lists: string[], options) => {
      const { runExplain } = require("../explain/run-explain") as typeof import("../explain/run-explain");
      await runExplain(lists, options, console);
    });
};
