import type { CommandDeclaration } from "./command";
import { collect, EXIT_CODES_OF_ANSWERS } from "./shared-options";

export const checksCommand: CommandDeclaration = (program, console) => {
  program
    .command("checks")
    .description(
      "every check there is; of those you name, why it matters and how to fix or suppress it; or those that speak of a word",
    )
    .argument(
      "[ids-or-words...]",
      "checks to tell whole, for example PM812; or words, for example reboot or approveAfterDays: the checks that speak of all of them, in a line each, the only one whole; every check in a line by default",
    )
    .option(
      "--checks <module>",
      "also the house rules that a module exports, for example ./house-rules.js; may be repeated",
      collect,
    )
    .option("--markdown", "all of it, as a page")
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
