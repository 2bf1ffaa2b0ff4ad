import type { CommandDeclaration } from "./command";

export const unmanagedCommand: CommandDeclaration = (program, console, finish) => {
  program
    .command("unmanaged")
    .description("drift of accounts: what exists in no stack, and what a stack has that no longer exists")
    .argument("<snapshot>", "what cdktf-patch snapshot wrote")
    .argument("[states...]", "what terraform show -json printed of each stack's state, or of a plan")
    .addHelpText(
      "after",
      `
Exit codes: 0 all is in a stack, 2 bad input, 3 some is not, or was not read

Examples:
  terraform show -json > state.json
  cdktf-patch unmanaged snapshot.json state.json`,
    )
    .action(async (snapshot: string, states: string[]) => {
      const { runUnmanaged } = require("../unmanaged/run-unmanaged") as typeof import("../unmanaged/run-unmanaged");
      finish(await runUnmanaged(snapshot, states, console));
    });
};
