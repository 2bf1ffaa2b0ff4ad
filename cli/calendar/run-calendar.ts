import { widthOf } from "../../model/text/aligned";
import { jsonText } from "../../model/text/json";
import { quote } from "../../model/text/wording";
import { readAccounts, snapshotLines } from "../account/read-accounts";
import { BadInput } from "../console/bad-input";
import type { Console } from "../console/console";
import { answerIn, chosenForms, type FormArguments } from "../forms/chosen-forms";
import { type GivenPeriod, givenEnd, givenStart } from "../forms/given-moment";
import type { PageOptions } from "../overview/overview-page";
import { pageOfStacks } from "../overview/page-of-stacks";
import { checkGroup } from "../stacks/check-group";
import { type MeantNodes, meantStacks } from "../stacks/meant-stacks";
import { readStacksOrHcl } from "../stacks/read-stacks";
import { type Calendar, calendarOf } from "./calendar";
import { CALENDAR_FORMS, type CalendarForm } from "./forms";
import { withoutRun } from "./idle-windows";
import type { Typed } from "./more-of-it";
import { calendarLines } from "./print-calendar";

/** What was typed behind `cdktf-patch calendar`. */
export interface CalendarArguments extends FormArguments, GivenPeriod, MeantNodes {
  readonly app: string;
  readonly limit?: string;
  /** Whether only what may reboot nodes is told. */
  readonly reboots?: boolean;
  readonly account?: string;
}

/** Computes the calendar of synthesised stacks, and prints it or writes it to files. @throws BadInput */
export async function runCalendar(given: CalendarArguments, console: Console): Promise<void> {
  const chosen = chosenForms(given, CALENDAR_FORMS, console);
  const from = givenStart(given, console);
  const end = givenEnd(given, from, console);
  const until = end ?? aYearAfter(from);
  if (given.limit !== undefined && !/^\d{1,6}$/.test(given.limit)) {
    throw new BadInput(`--limit: expected a whole number from 0, got ${quote(given.limit)}`);
  }
  const typed: Typed = {
    ...(given.limit === undefined ? {} : { limit: Number(given.limit) }),
    ...(given.group === undefined ? {} : { group: given.group }),
    ...(given.stack === undefined ? {} : { stack: given.stack }),
    ...((given.from ?? given.at) === undefined ? {} : { from: given.from ?? given.at }),
    ...(given.until === undefined ? {} : { until: given.until }),
    ...(given.reboots === undefined ? {} : { reboots: given.reboots }),
    writesPage: chosen.files.some(({ form }) => form === "html"),
  };
  const stacks = await readStacksOrHcl(given.app, console);
  const meant = meantStacks(stacks, given);
  const account = given.account === undefined ? undefined : readAccounts(given.account, console);
  const asked = {
    ...(given.group === undefined ? {} : { patchGroup: given.group }),
    ...(given.reboots === undefined ? {} : { onlyReboots: given.reboots }),
    ...(given.stack === undefined ? {} : { only: new Set(given.stack) }),
  };
  const existing = account === undefined ? {} : { existing: account.existing };
  const calendar = calendarOf(stacks, { from, until, ...asked, ...existing });
  if (given.group !== undefined) {
    checkGroup(
      given.group,
      meant,
      calendar.windows.flatMap(({ patchGroups }) => patchGroups),
    );
  }
  const renderers: Readonly<Record<CalendarForm, () => Iterable<string>>> = {
    terminal: () => [...calendarLines(calendar, typed, widthOf(console.stdout)), ...snapshotLines(account, meant)],
    html: () => [pageOfStacks({ at: from, all: stacks, meant, given, ...existing }, pageOptions(calendar, end, typed))],
    json: () => [`${jsonText(calendar, 2)}\n`],
    ics: () => [icsOf(calendar)],
  };
  return answerIn(chosen, (form) => renderers[form](), console);
}

function aYearAfter(date: Date): Date {
  const later = new Date(date);
  later.setUTCFullYear(later.getUTCFullYear() + 1);
  return later;
}

/** A year of days, which nobody reads, is shown to who asks for it. */
function pageOptions(calendar: Calendar, until: Date | undefined, typed: Typed): PageOptions {
  const onlyReboots = typed.reboots === true;
  return until === undefined ? { onlyReboots } : { onlyReboots, until, lead: withoutRun(calendar, typed).answer };
}

function icsOf(calendar: Calendar): string {
  const { icsText } = require("./ics") as typeof import("./ics");
  return icsText(calendar);
}
