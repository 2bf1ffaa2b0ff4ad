import { UNMANAGED_FORMS } from "../unmanaged/forms";
import type { CommandDeclaration } from "./command";
import { withForms } from "./shared-options";

export const unmanagedCommand: CommandDeclaration = (program, console, finish) => {
  const command = program
    .command("unmanaged")
    .description("drift of accounts: what exists in no stack, and what a stack has that no longer exists")
    .argument("<snapshot>", "file of cdktf-patch snapshot")
    .argument("[states...]", "output of terraform show -json for each stack's state, or for a plan");
  withForms(command, UNMANAGED_FORMS)
    .addHelpText(
      "after",
      `
Exit codes: 0 all is in a stack, 2 bad input, 3 some is not, or was not read

Examples:
  terraform show -json > state.json
  cdktf-patch unmanaged snapshot.json state.json
  cdktf-patch unmanaged snapshot.json state.json --write drift.json`,
    )
    .action(async (snapshot: string, states: string[], options) => {
      const { runUnmanaged } = require("../unmanaged/run-unmanaged") as typeof import("../unmanaged/run-unmanaged");
      finish(await runUnmanaged(snapshot, states, options, console));
    });
};
