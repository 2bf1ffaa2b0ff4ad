import { Option } from "commander";
import { CALENDAR_FORMS } from "../calendar/forms";
import type { CommandDeclaration } from "./command";
import {
  EXIT_CODES_OF_ANSWERS,
  MOMENT,
  refusingNames,
  withAccount,
  withApp,
  withForms,
  withMeant,
} from "./shared-options";

export const calendarCommand: CommandDeclaration = (program, console) => {
  const command = withApp(
    refusingNames(program.command("calendar")).description(
      "schedule (cron, rate): the next runs of every maintenance window, for a year",
    ),
    console,
  )
    .option(
      "--from <moment>",
      "start: a moment as in --until, or a day on one clock, for example 2026-11-29[Asia/Seoul]; now by default (also --at)",
    )
    .addOption(new Option("--at <moment>").hideHelp())
    .option(
      "--until <moment>",
      `end (exclusive), ${MOMENT}; a year later by default, on a page five weeks, or to the end of a freeze in them`,
    )
    .option(
      "--reboots",
      "only what may reboot nodes: patching, and AWS documents that restart or stop them; what scripts do is not known",
    )
    .option(
      "--limit <count>",
      "runs to show for each window, 0 for all (default: 5, or 1 where there are more than 3 windows)",
    );
  withForms(withAccount(withMeant(command)), CALENDAR_FORMS)
    .addHelpText(
      "after",
      `
${EXIT_CODES_OF_ANSWERS}

Examples:
  cdktf-patch calendar --group web --limit 12
  cdktf-patch calendar --from 2026-12-05 --until 2026-12-06 --reboots
  cdktf-patch calendar --write windows.ics     for a calendar program
  cdktf-patch calendar --write windows.html    the page of summary --write`,
    )
    .action(async (options) => {
      const { runCalendar } = require("../calendar/run-calendar") as typeof import("../calendar/run-calendar");
      await runCalendar(options, console);
    });
};
