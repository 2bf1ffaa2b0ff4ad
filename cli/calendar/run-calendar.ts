import { zonedMoment } from "../../model/explain/when/zoned-moment";
import { jsonText } from "../../model/text/json";
import { quote } from "../../model/text/wording";
import { BadInput, readingFile } from "../console/bad-input";
import type { Console } from "../console/console";
import { answerIn, chosenForms, type FormArguments } from "../forms/chosen-forms";
import { readStacks } from "../stacks/read-stacks";
import { type Calendar, calendarOf } from "./calendar";
import { CALENDAR_FORMS, type CalendarForm } from "./forms";
import { calendarLines } from "./print-calendar";

/** What was typed behind `cdktf-patch calendar`. */
export interface CalendarArguments extends FormArguments {
  readonly app: string;
  readonly from?: string;
  readonly until?: string;
  readonly group?: string;
  readonly limit: string;
}

/** Computes the calendar of synthesised stacks, and prints it or writes it to files. @throws BadInput */
export async function runCalendar(given: CalendarArguments, console: Console): Promise<void> {
  const chosen = chosenForms(given, CALENDAR_FORMS, console);
  const from = moment("--from", given.from) ?? console.now();
  const until = moment("--until", given.until) ?? aYearAfter(from);
  if (until <= from)
    throw new BadInput(`--until: expected a moment after ${from.toISOString()}, got ${quote(given.until ?? "")}`);
  if (!/^\d{1,6}$/.test(given.limit)) {
    throw new BadInput(`--limit: expected a whole number from 0, got ${quote(given.limit)}`);
  }
  const calendar = calendarOf(readStacks(given.app, console.cwd), from, until, given.group);

  return answerIn(chosen, (form) => RENDERERS[form](calendar, Number(given.limit)), console);
}

const RENDERERS: Readonly<Record<CalendarForm, (calendar: Calendar, limit: number) => Iterable<string>>> = {
  terminal: calendarLines,
  html: (calendar) => [htmlOf(calendar)],
  json: (calendar) => [`${jsonText(calendar, 2)}\n`],
  ics: (calendar) => [icsOf(calendar)],
};

function moment(option: string, text: string | undefined): Date | undefined {
  return text === undefined ? undefined : readingFile(option, () => zonedMoment(text));
}

function aYearAfter(date: Date): Date {
  const later = new Date(date);
  later.setUTCFullYear(later.getUTCFullYear() + 1);
  return later;
}

function icsOf(calendar: Calendar): string {
  const { icsText } = require("./ics") as typeof import("./ics");
  return icsText(calendar);
}

function htmlOf(calendar: Calendar): string {
  const { htmlPage } = require("./html-page") as typeof import("./html-page");
  return htmlPage(calendar);
}
