import { renamedOption } from "../forms/renamed-option";
import type { CommandDeclaration } from "./command";
import { collect, withWrite } from "./shared-options";

export const snapshotCommand: CommandDeclaration = (program, console, finish) => {
  const command = program
    .command("snapshot")
    .description("inventory: read what patches an account, or all accounts of a fleet; changes nothing")
    .option(
      "--region <region>",
      "Region to read, for example eu-central-1; may be repeated; AWS_REGION by default",
      collect,
    )
    .option("--fleet <file>", "file of accounts to read, in their own Regions, as below")
    .option("--role-name <name>", "role to assume in each account of the fleet, as PatchReaderRole creates it")
    .option("--external-id <id>", "external id that the role's trust policy requires")
    .option("--profile <name>", "profile of ~/.aws/config to start from");
  renamedOption(command, "--patches", "--node-patches", console);
  withWrite(command, "file", "output file (default: snapshot.json)")
    .option("--node-patches", "also read each node's missing, failed, rejected and pending patches")
    .option("--runs <days>", "also read runs of windows, for example 30d for the last 30 days; 1d to 999d")
    .option("--tag <key>", "also keep this tag of nodes; may be repeated", collect)
    .option("--with-secrets", "write sources and parameters in clear text; a hash by default")
    .option("--parallelism <count>", "accounts to read at the same time, 1 to 99", "4")
    .option("--quiet", "print only what could not be read")
    .addHelpText(
      "after",
      `
A file of --fleet, as PatchFleet.accountsFromFile reads it, YAML or JSON; an
account without region is read in AWS_REGION:
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
