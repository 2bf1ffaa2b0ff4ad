import { DEFAULT_OUTPUT } from "../console/default-output";
import type { CommandDeclaration } from "./command";

export const promoteCommand: CommandDeclaration = (program, console) => {
  program
    .command("promote")
    .description("let a ring install exactly what the ring before has installed")
    .argument("<from>", "the ring that has installed it")
    .argument("<to>", "the ring after it")
    .option("--app <folder>", "what cdktf synth wrote for the whole fleet", DEFAULT_OUTPUT)
    .option("--lock <file>", "where it is written", "patch-lock.json")
    .option("--date <day>", "an earlier cut-off, 2026-11-20; all that is installed by default")
    .option("--patches <lists...>", "patch lists, to be told what is newly approved (see explain)")
    .option("--allow-rollback", "go back to an earlier cut-off than today's")
    .option("--dry-run", "write nothing")
    .option("--json", "the promotion as JSON")
    .action(async (from: string, to: string, options) => {
      const { runPromote } = require("../fleet/run-promote") as typeof import("../fleet/run-promote");
      await runPromote(from, to, options, console);
    });
};
