import { renamedOption } from "../forms/renamed-option";
import type { CommandDeclaration } from "./command";
import { collect, withDryRun, withWrite } from "./shared-options";

export const adoptCommand: CommandDeclaration = (program, console, finish) => {
  const command = program
    .command("adopt")
    .description("import: write constructs for what exists; their first plan changes nothing")
    .argument("<file>", "file of cdktf-patch snapshot, or the output of terraform show -json for a state");
  renamedOption(command, "--account <id>", "--account-id", console);
  renamedOption(command, "--stack <name>", "--stack-name", console);
  renamedOption(command, "--check", "--dry-run", console);
  withWrite(withDryRun(command), "folder", "output folder of the project (default: patching)")
    .option("--account-id <id>", "account to adopt, where the snapshot has several: 12 digits")
    .option(
      "--region <region>",
      "only this Region of a snapshot, or the Region of a state that does not say it, for example eu-central-1",
    )
    .option(
      "--only <what>",
      "what to adopt, by name, group, window, system or tag, for example name=acme-* or tag=team:platform; * matches anything; may be repeated",
      collect,
    )
    .option("--except <what>", "what to leave out, written like --only; may be repeated", collect)
    .option(
      "--names <file>",
      "file of construct ids by name or id of the objects, YAML or JSON, for example acme-linux: AcmeLinux",
    )
    .option("--stack-name <name>", "name of the stack: letters, digits, _ and -, a letter first", "patching")
    .option("--fleet", "one definition for all alike accounts of the snapshot, with overrides where they differ")
    .option("--no-protect", "allow Terraform to destroy what is adopted")
    .addHelpText(
      "after",
      `
Exit codes: 0 proved, 2 bad input, 3 not equal, nothing is written

Examples:
  cdktf-patch adopt snapshot.json --except group=legacy
  cdktf-patch adopt snapshot.json --fleet
  terraform show -json > state.json
  cdktf-patch adopt state.json --dry-run`,
    )
    .action(async (file: string, options) => {
      const { runAdopt } = require("../adopt/run-adopt") as typeof import("../adopt/run-adopt");
      finish(await runAdopt(file, options, console));
    });
};
