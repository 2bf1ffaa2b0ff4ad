import { MATRIX_FORMS } from "../fleet/forms";
import { renamedOption } from "../forms/renamed-option";
import type { CommandDeclaration } from "./command";
import { EXIT_CODES_OF_ANSWERS, withAccount, withApp, withAt, withForms, withMeant } from "./shared-options";

export const matrixCommand: CommandDeclaration = (program, console) => {
  const command = withAt(
    withApp(
      program
        .command("matrix")
        .description("patch settings of every account and ring of a fleet, where each is set, and outliers"),
      console,
    ),
    console,
  ).option("--outliers", "only accounts that differ from the others of their ring");
  renamedOption(command, "--odd", "--outliers", console);
  withForms(withAccount(withMeant(command)), MATRIX_FORMS)
    .addHelpText(
      "after",
      `
${EXIT_CODES_OF_ANSWERS}

Examples:
  cdktf-patch matrix --outliers
  cdktf-patch matrix --write matrix.html    the page of summary, with accounts
                                            and the proof of deadlines`,
    )
    .action(async (options) => {
      const { runMatrix } = require("../fleet/run-matrix") as typeof import("../fleet/run-matrix");
      await runMatrix(options, console);
    });
};
