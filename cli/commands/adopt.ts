import { renamedOption } from "../forms/renamed-option";
import type { CommandDeclaration } from "./command";
import { collect, withWrite } from "./shared-options";

export const adoptCommand: CommandDeclaration = (program, console, finish) => {
  const command = program
    .command("adopt")
    .description("import: writes constructs for what exists; the first plan of them changes nothing")
    .argument("<file>", "what cdktf-patch snapshot wrote, or terraform show -json printed of a state");
  renamedOption(command, "--account <id>", "--account-id", console);
  renamedOption(command, "--stack <name>", "--stack-name", console);
  withWrite(command, "folder", "where the project is written (default: patching)")
    .option("--account-id <id>", "which account of the snapshot, where it has several: its 12 digits")
    .option(
      "--region <region>",
      "only this Region of a snapshot, for example eu-central-1; where a state is that does not say it",
    )
    .option(
      "--only <what>",
      "what is adopted, by name, group, window, system or tag, for example name=acme-* or tag=team:platform; * is any text; may be repeated",
      collect,
    )
    .option("--except <what>", "the same for what is left as it is; may be repeated", collect)
    .option(
      "--names <file>",
      "construct ids by name or id of the objects, YAML or JSON, for example acme-linux: AcmeLinux",
    )
    .option("--stack-name <name>", "the name of the stack: letters, digits, _ and -, a letter first", "patching")
    .option("--fleet", "one definition for all accounts of the snapshot that are equal, with what differs")
    .option("--no-protect", "let Terraform destroy what is adopted")
    .option("--check", "prove it only, write nothing")
    .addHelpText(
      "after",
      `
Exit codes: 0 proved, 2 bad input, 3 not equal, nothing is written

Examples:
  cdktf-patch adopt snapshot.json --except group=legacy
  cdktf-patch adopt snapshot.json --fleet
  terraform show -json > state.json
  cdktf-patch adopt state.json --check`,
    )
    .action(async (file: string, options) => {
      const { runAdopt } = require("../adopt/run-adopt") as typeof import("../adopt/run-adopt");
      finish(await runAdopt(file, options, console));
    });
};
