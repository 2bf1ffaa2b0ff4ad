import { renamedOption } from "../forms/renamed-option";
import type { CommandDeclaration } from "./command";
import { collect, withWrite } from "./shared-options";

export const snapshotCommand: CommandDeclaration = (program, console, finish) => {
  const command = program
    .command("snapshot")
    .description("inventory: reads what exists about patching in an account, or in all of a fleet's; changes nothing")
    .option(
      "--region <region>",
      "where to read, for example eu-central-1; may be repeated; AWS_REGION by default",
      collect,
    )
    .option("--fleet <file>", "accounts to read, in their own Regions: a file as below")
    .option("--role-name <name>", "role to assume in each account of the fleet, as PatchReaderRole makes it")
    .option("--external-id <id>", "what the role's trust policy asks for")
    .option("--profile <name>", "profile of ~/.aws/config to start from");
  renamedOption(command, "--patches", "--node-patches", console);
  withWrite(command, "file", "where it is written (default: snapshot.json)")
    .option("--node-patches", "each node's missing, failed, rejected and pending patches too")
    .option("--runs <days>", "runs of windows too, for example 30d for those of the last 30 days; 1d to 999d")
    .option("--tag <key>", "keep this tag of nodes too; may be repeated", collect)
    .option("--with-secrets", "write sources and parameters in clear; a hash by default")
    .option("--parallelism <count>", "accounts that are read at the same time, 1 to 99", "4")
    .option("--quiet", "tell only what could not be read")
    .addHelpText(
      "after",
      `
A file of --fleet, as PatchFleet.accountsFromFile reads it, YAML or JSON; an
account that names no region has that of AWS_REGION:
  accounts:
    - { id: "111122223333", name: prod-eu, ring: prod, region: eu-central-1 }

Exit codes: 0 all was read, 2 bad input, 3 some parts were refused

Examples:
  cdktf-patch snapshot --profile prod --region eu-central-1
  cdktf-patch snapshot --fleet accounts.yaml --role-name patch-reader`,
    )
    .action(async (options) => {
      const { runSnapshot } = require("../snapshot/run-snapshot") as typeof import("../snapshot/run-snapshot");
      finish(await runSnapshot(options, console));
    });
};
