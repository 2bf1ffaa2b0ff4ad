import type { Command } from "commander";
import { renamedOption } from "../forms/renamed-option";
import type { CommandDeclaration } from "./command";
import { withReviewOptions } from "./review";
import { withAppFolder, withStack } from "./shared-options";

export const planCommand: CommandDeclaration = (program, console, finish) => {
  const command = withStack(
    withAppFolder(
      program
        .command("plan")
        .description(
          "synthesise, plan all stacks with Terraform, and review the plans; --offline is a dry run without AWS",
        )
        .usage("[options] [stacks...] [-- <flags of terraform plan>]")
        .argument("[stacks...]", "the same as --stack. Flags of terraform plan go after --"),
    ),
  )
    .option("--skip-synth", "plan the output of an earlier synth")
    .option(
      "--offline",
      "plan against simulated, empty accounts: no credentials, no download, no network. AWS types that are not simulated are planned as written, unchecked; the review names them",
    )
    .option(
      "--before <folder>",
      "output folder of an earlier synth: compare deadlines and ring order with it; with --offline the simulated accounts start with it",
    )
    .option("--write-plans <file>", "file for the paths of this run's plans, one per line, to apply them")
    .option("--parallelism <count>", "stacks to plan at the same time, 1 to 999; at most four per processor", "4");
  renamedOption(command, "--output <folder>", "--app", console);
  withReviewOptions(command, console, finish)
    .addHelpText(
      "after",
      `
Examples:
  cdktf-patch plan --offline
  cdktf-patch plan --offline --before main.out   what a change does, without AWS
  cdktf-patch plan prod-eu --write-plans plans.txt -- -refresh=false`,
    )
    .action(async (_stacks, options) => {
      const { runPlan } = require("../plan/run-plan") as typeof import("../plan/run-plan");
      const { stacks, flags } = splitArguments(command.args, typedBehind(program));
      finish(await runPlan([...stacks, ...(options.stack ?? [])], flags, options, console));
    });
};

/** All that was typed, the `--` included; the library keeps it, and leaves it out of its types. */
function typedBehind(program: Command): readonly string[] {
  return (program as unknown as { readonly rawArgs: readonly string[] }).rawArgs;
}

/** Commander drops the `--`, so that how much stood behind it is counted in what was typed. */
export function splitArguments(
  args: readonly string[],
  typed: readonly string[],
): { readonly stacks: readonly string[]; readonly flags: readonly string[] } {
  const place = typed.indexOf("--");
  const behind = place === -1 ? 0 : Math.min(args.length, typed.length - place - 1);
  return { stacks: args.slice(0, args.length - behind), flags: args.slice(args.length - behind) };
}
