import { EXPLAIN_FORMS } from "../explain/forms";
import type { CommandDeclaration } from "./command";
import {
  EXIT_CODES_OF_ANSWERS,
  withAccount,
  withApp,
  withAt,
  withForms,
  withMeant,
  withPatches,
  withSystemOfList,
} from "./shared-options";

export const explainCommand: CommandDeclaration = (program, console) => {
  const command = withAt(
    withApp(
      program
        .command("explain")
        .description("which patches are approved for which group, by which rule, and when they are installed")
        .argument(
          "[lists...]",
          "the same as --patches: updateinfo.xml (also .gz), or the output of aws ssm describe-available-patches or describe-instance-patches; - for standard input",
        ),
      console,
    ).option("--patch <id>", "explain one patch in full: its id, a CVE or a package"),
    console,
  ).option("--limit <count>", "lines of the table, 0 for all", "40");
  withForms(withAccount(withSystemOfList(withMeant(withPatches(command)))), EXPLAIN_FORMS)
    .addHelpText(
      "after",
      `
${EXIT_CODES_OF_ANSWERS}

Examples:
  cdktf-patch explain updateinfo.xml.gz
  cdktf-patch explain updateinfo.xml --patch CVE-2026-1234 --group web
  cdktf-patch explain updateinfo.xml --format csv > patches.csv
  aws ssm get-patch-baseline --baseline-id pb-… > baseline.json
  cdktf-patch explain updateinfo.xml --app baseline.json`,
    )
    .action(async (lists: string[], options) => {
      const { runExplain } = require("../explain/run-explain") as typeof import("../explain/run-explain");
      await runExplain([...lists, ...(options.patches ?? [])], options, console);
    });
};
