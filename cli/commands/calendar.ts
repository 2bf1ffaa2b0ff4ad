import { CALENDAR_FORMS } from "../calendar/forms";
import type { CommandDeclaration } from "./command";
import { withAccount, withApp, withForms } from "./shared-options";

export const calendarCommand: CommandDeclaration = (program, console) => {
  const command = withApp(
    program.command("calendar").description("the next runs of every maintenance window, for a year"),
  )
    .option("--from <moment>", "the first day, 2026-11-29T02:00Z or 2026-11-29[Asia/Seoul]; now by default")
    .option("--until <moment>", "the end, itself excluded; a year later by default")
    .option("--group <name>", "only windows of this patch group")
    .option("--limit <count>", "runs of each window in the table, 0 for all", "5");
  withForms(withAccount(command), CALENDAR_FORMS)
    .addHelpText(
      "after",
      `
Examples:
  cdktf-patch calendar --group web --limit 12
  cdktf-patch calendar --write windows.ics     for a calendar program`,
    )
    .action(async (options) => {
      const { runCalendar } = require("../calendar/run-calendar") as typeof import("../calendar/run-calendar");
      await runCalendar(options, console);
    });
};
