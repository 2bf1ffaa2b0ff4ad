import { ARRIVAL_FORMS } from "../arrival/forms";
import type { CommandDeclaration } from "./command";
import { EXIT_CODES_OF_ANSWERS, withApp, withAt, withForms } from "./shared-options";

export const arrivalCommand: CommandDeclaration = (program, console) => {
  const command = withAt(
    withApp(
      program
        .command("arrival")
        .description("how many days after its release a patch is on every node, and which deadlines are met")
        .argument("[lists...]", "patch lists: when each of their patches is installed, ring by ring (see explain)"),
    ).option("--group <name>", "only this patch group"),
  );
  withForms(command, ARRIVAL_FORMS)
    .addHelpText(
      "after",
      `
${EXIT_CODES_OF_ANSWERS}

Examples:
  cdktf-patch arrival
  cdktf-patch arrival --format csv > arrival.csv    with classifications
  cdktf-patch arrival updateinfo.xml.gz`,
    )
    .action(async (lists: string[], options) => {
      const { runArrival } = require("../arrival/run-arrival") as typeof import("../arrival/run-arrival");
      await runArrival(lists, options, console);
    });
};
