import { Option } from "commander";
import { renamedOption } from "../forms/renamed-option";
import { SUMMARY_FORMS } from "../summary/forms";
import type { CommandDeclaration } from "./command";
import {
  EXIT_CODES_OF_ANSWERS,
  refusingNames,
  withAccount,
  withApp,
  withAt,
  withChecks,
  withForms,
  withMeant,
} from "./shared-options";

export const summaryCommand: CommandDeclaration = (program, console) => {
  const command = program
    .command("summary")
    .description("which nodes get which patches and when, next reboots, and findings of the checks");
  renamedOption(command, "--snapshot <file>", "--account-only", console);
  withForms(withChecks(withAccount(withMeant(withAt(withApp(refusingNames(command), console))))), SUMMARY_FORMS)
    .addOption(new Option("--from <moment>").hideHelp())
    .option(
      "--until <moment>",
      "end of the page (exclusive), as in --at; by default five weeks, or to the end of a freeze in them",
    )
    .option(
      "--account-only <snapshot>",
      "file of cdktf-patch snapshot: show what exists in the account, instead of stacks",
    )
    .option("--notes", "show each note and each accepted finding in full")
    .addHelpText(
      "after",
      `
${EXIT_CODES_OF_ANSWERS}

Examples:
  cdktf-patch summary
  cdktf-patch summary --stack prod-eu           one account of a fleet
  cdktf-patch summary --write patching.html     a page of the weeks ahead, also
                                                made by calendar --write
  cdktf-patch summary --account snapshot.json   how many nodes each group has
  cdktf-patch summary --account-only snapshot.json --checks ./house-rules.js`,
    )
    .action(async (options) => {
      const { runSummary } = require("../summary/run-summary") as typeof import("../summary/run-summary");
      await runSummary(options, console);
    });
};
