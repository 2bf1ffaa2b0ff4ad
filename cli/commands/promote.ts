import { PROMOTION_FORMS } from "../fleet/forms";
import type { CommandDeclaration } from "./command";
import { EXIT_CODES_OF_ANSWERS, withApp, withForms } from "./shared-options";

export const promoteCommand: CommandDeclaration = (program, console) => {
  const command = withApp(
    program
      .command("promote")
      .description("rollout: lets a ring install exactly what the ring before it (the canary) has installed")
      .argument("<from>", "the ring that has installed it")
      .argument("<to>", "the ring after it"),
  )
    .option(
      "--lock <file>",
      "where it is written: the lock file that the fleet reads; patch-lock.json where it names none",
    )
    .option("--date <day>", "an earlier cut-off, for example 2026-11-20; all that is installed by default")
    .option("--patches <lists...>", "patch lists, to be told what is newly approved (see explain)")
    .option("--allow-rollback", "go back to an earlier cut-off than today's")
    .option("--dry-run", "write nothing: a dry run");
  withForms(command, PROMOTION_FORMS)
    .addHelpText(
      "after",
      `
${EXIT_CODES_OF_ANSWERS}

Examples:
  cdktf-patch promote test prod --dry-run
  cdktf-patch promote test prod --patches updateinfo.xml.gz`,
    )
    .action(async (from: string, to: string, options) => {
      const { runPromote } = require("../fleet/run-promote") as typeof import("../fleet/run-promote");
      await runPromote(from, to, options, console);
    });
};
