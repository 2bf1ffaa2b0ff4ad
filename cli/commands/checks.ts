import { CHECKS_FORMS } from "../checks/forms";
import type { CommandDeclaration } from "./command";
import { EXIT_CODES_OF_ANSWERS, withChecks, withForms } from "./shared-options";

export const checksCommand: CommandDeclaration = (program, console) => {
  const command = program
    .command("checks")
    .description(
      "list all checks, explain those you name and how to fix or suppress their findings, or search them for a word",
    )
    .argument(
      "[ids-or-words...]",
      "checks to explain in full, for example PM812; or words to search for, for example reboot or approveAfterDays: lists the checks with all of them, and explains a single match in full; lists every check by default",
    );
  withForms(withChecks(command), CHECKS_FORMS)
    .addHelpText(
      "after",
      `
${EXIT_CODES_OF_ANSWERS}

Examples:
  cdktf-patch checks
  cdktf-patch checks PM620 PM811
  cdktf-patch checks freeze
  cdktf-patch checks --checks ./house-rules.js --write checks.md`,
    )
    .action(async (ids: string[], options) => {
      const { runChecks } = require("../checks/run-checks") as typeof import("../checks/run-checks");
      await runChecks(ids, options, console);
    });
};
