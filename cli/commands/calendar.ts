import { DEFAULT_OUTPUT } from "../console/default-output";
import type { CommandDeclaration } from "./command";

export const calendarCommand: CommandDeclaration = (program, console) => {
  program
    .command("calendar")
    .description("the next runs of every maintenance window, for a year")
    .option("--app <folder>", "what cdktf synth wrote: its output folder, or one cdk.tf.json", DEFAULT_OUTPUT)
    .option("--from <moment>", "the first day, 2026-11-29T02:00Z or 2026-11-29[Asia/Seoul]; now by default")
    .option("--until <moment>", "the end, itself excluded; a year later by default")
    .option("--group <name>", "only windows of this patch group")
    .option("--limit <count>", "runs of each window in the table, 0 for all", "5")
    .option("--ics <file>", "write a file for calendar programs")
    .option("--html <file>", "write a page for people")
    .option("--json", "all runs as JSON")
    .action(async (options) => {
      const { runCalendar } = require("../calendar/run-calendar") as typeof import("../calendar/run-calendar");
      await runCalendar(options, console);
    });
};
