import { resolve } from "node:path";
import { zonedMoment } from "../../model/explain/when/zoned-moment";
import { quote } from "../../model/text/wording";
import { BadInput, readingFile } from "../console/bad-input";
import { type Console, print } from "../console/console";
import { writeAllWhole } from "../files/write-file";
import { readStacks } from "../stacks/read-stacks";
import { type Calendar, calendarOf } from "./calendar";
import { calendarLines } from "./print-calendar";

/** What was typed behind `cdktf-patch calendar`. */
export interface CalendarArguments {
  readonly app: string;
  readonly from?: string;
  readonly until?: string;
  readonly group?: string;
  readonly limit: string;
  readonly ics?: string;
  readonly html?: string;
  readonly json?: boolean;
}

/** Computes the calendar of synthesised stacks, and prints it or writes it to files. @throws BadInput */
export async function runCalendar(given: CalendarArguments, console: Console): Promise<void> {
  const from = moment("--from", given.from) ?? console.now();
  const until = moment("--until", given.until) ?? aYearAfter(from);
  if (until <= from)
    throw new BadInput(`--until: expected a moment after ${from.toISOString()}, got ${quote(given.until ?? "")}`);
  if (!/^\d{1,6}$/.test(given.limit)) {
    throw new BadInput(`--limit: expected a whole number from 0, got ${quote(given.limit)}`);
  }
  const calendar = calendarOf(readStacks(given.app, console.cwd), from, until, given.group);

  // Everything is made before anything is written.
  const files = [
    ...(given.ics === undefined ? [] : [{ name: given.ics, text: icsOf(calendar) }]),
    ...(given.html === undefined ? [] : [{ name: given.html, text: htmlOf(calendar) }]),
  ];
  writeAllWhole(files.map(({ name, text }) => ({ path: resolve(console.cwd, name), shown: name, text })));
  if (given.json) return print(console.stdout, [`${JSON.stringify(calendar, undefined, 2)}\n`]);
  if (files.length > 0)
    return print(
      console.stdout,
      files.map(({ name }) => `${name}\n`),
    );
  return print(console.stdout, calendarLines(calendar, Number(given.limit)));
}

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
