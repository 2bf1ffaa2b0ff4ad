import type { CommandDeclaration } from "./command";
import { collect, EXIT_CODES_OF_ANSWERS } from "./shared-options";

export const checksCommand: CommandDeclaration = (program, console) => {
  program
    .command("checks")
    .description(
      "list all checks, explain those you name and how to fix or suppress their findings, or search them for a word",
    )
    .argument(
      "[ids-or-words...]",
      "checks to explain in full, for example PM812; or words to search for, for example reboot or approveAfterDays: lists the checks with all of them, and explains a single match in full; lists every check by default",
    )
    .option(
      "--checks <module>",
      "also the house rules that a module exports, for example ./house-rules.js; may be repeated",
      collect,
    )
    .option("--markdown", "everything in full, as Markdown")
    .addHelpText(
      "after",
      `
${EXIT_CODES_OF_ANSWERS}

Examples:
  cdktf-patch checks
  cdktf-patch checks PM620 PM811
  cdktf-patch checks freeze
  cdktf-patch checks --checks ./house-rules.js --markdown > checks.md`,
    )
    .action(async (ids: string[], options) => {
      const { runChecks } = require("../checks/run-checks") as typeof import("../checks/run-checks");
      await runChecks(ids, options, console);
    });
};
