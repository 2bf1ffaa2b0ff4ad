import { PROMOTION_FORMS } from "../fleet/forms";
import { sayNew } from "../forms/chosen-forms";
import { renamedOption } from "../forms/renamed-option";
import type { CommandDeclaration } from "./command";
import { EXIT_CODES_OF_ANSWERS, withApp, withDryRun, withForms, withPatches } from "./shared-options";

export const promoteCommand: CommandDeclaration = (program, console) => {
  const command = withApp(
    program
      .command("promote")
      .description("rollout: let a ring install exactly what the ring before it (the canary) has installed")
      .argument("<from>", "the ring that has installed it")
      .argument("<to>", "the ring after it"),
    console,
  )
    .option(
      "--lock <file>",
      "lock file to write: by default the one that the fleet reads, or patch-lock.json where it names none",
    )
    .option(
      "--approve-until <day>",
      "an earlier cut-off date, for example 2026-11-20; by default all that is installed",
    )
    .option("--allow-rollback", "allow an earlier cut-off than the current one")
    .allowExcessArguments();
  renamedOption(command, "--date <day>", "--approve-until", console);
  withForms(withDryRun(withPatches(command)), PROMOTION_FORMS)
    .addHelpText(
      "after",
      `
${EXIT_CODES_OF_ANSWERS}

Examples:
  cdktf-patch promote test prod --dry-run
  cdktf-patch promote test prod --patches updateinfo.xml.gz`,
    )
    .action(async (from: string, to: string, options) => {
      const lists = [...(options.patches ?? []), ...command.args.slice(2)];
      // `--patches` took several lists at once.
      if (command.args.length > 2) {
        if (options.patches === undefined) command.error("error: expected two rings, from and to, got more");
        sayNew(`--patches ${lists.join(" ")}`, lists.map((list) => `--patches ${list}`).join(" "), console);
      }
      const { runPromote } = require("../fleet/run-promote") as typeof import("../fleet/run-promote");
      await runPromote(from, to, { ...options, ...(lists.length > 0 ? { patches: lists } : {}) }, console);
    });
};
