import { show } from "../../text/wording";
import { Notes } from "../notes/schedule-note";
import { addDays, type CalendarDate } from "../zones/date";
import { readDayOfMonth, readDayOfWeek } from "./cron-day-fields";
import { type CronTexts, FIELD_ORDER } from "./cron-fields";
import { looksLikeSecondsFirst, rewriteFields, weekdaysFromUnix, writeCron } from "./cron-rewrites";
import { readValues } from "./cron-values";
import { fixedExpression } from "./fixed-expression";
import { matchingDays } from "./matching-days";
import type { CronDays, ParsedCron } from "./parsed-schedule";
import { noteFrequency } from "./too-frequent";

/** Of what is never told: only what can be written is. */
export const CANNOT_BE_USED = "expected a schedule that can be used here";
const SIX_FIELDS = "six fields (minutes, hours, day of month, month, day of week, year)";

/** What counts beside the expression itself. */
export interface CronContext {
  readonly today?: CalendarDate | undefined;
  readonly durationHours?: number | undefined;
  /** Whether a schedule can be used where this one stands. */
  readonly isUsable?: ((schedule: ParsedCron) => boolean) | undefined;
}

/** Reads what stands between `cron(` and `)`. */
export function parseCron(body: string, context: CronContext, notes: Notes): ParsedCron | undefined {
  const fields = body.split(/\s+/).filter((field) => field !== "");
  if (fields.join(" ") !== body) {
    const message = `expected single spaces between the fields, got ${show(body)}`;
    notes.warning("extra-blanks", message, { write: `cron(${fields.join(" ")})` });
  }
  if (looksLikeSecondsFirst(fields)) {
    const rewritten = readable(rewriteFields(fields), context);
    if (rewritten.length > 0) {
      notes.problem(
        "old-field-order",
        `expected ${SIX_FIELDS}, got seconds first and no year in ${show(body)}; ${writeOneOf(rewritten)}`,
      );
      return undefined;
    }
  }
  if (fields.length !== 6 && fields.length !== 7) {
    noteFieldCount(fields, body, context, notes);
    return undefined;
  }
  const cron = readFields(fields, context, notes);
  if (cron !== undefined) noteFrequency(cron, notes, context.durationHours);
  return cron;
}

function readFields(fields: readonly string[], context: CronContext, notes: Notes): ParsedCron | undefined {
  const texts = textsOf(fields.slice(-6));
  const secondsText = fields.length === 7 ? fields[0] : undefined;

  const seconds = secondsText === undefined ? [0] : readValues("seconds", secondsText, notes);
  const minutes = readValues("minutes", texts.minutes, notes);
  const hours = readValues("hours", texts.hours, notes);
  const days = readDays(texts, context, notes);
  const months = readValues("month", texts.month, notes);
  const years = readValues("year", texts.year, notes);

  if (secondsText !== undefined) {
    notes.warning("seconds-field", `expected ${SIX_FIELDS}, got seven with the seconds first`, {
      write: writeCron(texts),
      lead: `drop the seconds, ${show(secondsText)}: `,
    });
  }
  if (!seconds || !minutes || !hours || !days || !months || !years) return undefined;

  const cron: ParsedCron = { kind: "cron", seconds, minutes, hours, days, months, years };
  noteDates(cron, texts, context, notes);
  return cron;
}

function readDays(texts: CronTexts, context: CronContext, notes: Notes): CronDays | undefined {
  const { dayOfMonth, dayOfWeek } = texts;
  if (dayOfMonth === "?" && dayOfWeek === "?") {
    const daily = writeOneOf(readable([writeCron({ ...texts, dayOfMonth: "*" })], context));
    notes.problem("no-day", `expected one of day of month and day of week to be ?, got both; for every day ${daily}`);
    return undefined;
  }
  const byMonth = dayOfMonth === "?" ? undefined : readDayOfMonth(dayOfMonth, notes);
  const byWeek = dayOfWeek === "?" ? undefined : readDayOfWeek(dayOfWeek, notes);
  if (dayOfMonth === "?") return byWeek;
  if (dayOfWeek === "?") return byMonth;

  const asMonth = writeCron({ ...texts, dayOfWeek: "?" });
  const asWeek = writeCron({ ...texts, dayOfMonth: "?", dayOfWeek: weekdaysByName(dayOfWeek) });
  const rewritten = dayOfWeek === "*" ? [asMonth] : dayOfMonth === "*" ? [asWeek] : [asMonth, asWeek];
  const fix = writeOneOf(readable(rewritten, context));
  notes.problem(
    "both-days",
    `expected ? in one of day of month and day of week, got ${show(dayOfMonth)} and ${show(dayOfWeek)}; ${fix}`,
  );
  return undefined;
}

/** Zero counts as Sunday nowhere but in unix cron, so that a 0 tells how the other digits are meant. */
function weekdaysByName(text: string): string {
  return /(^|[,-])0/.test(text) ? weekdaysFromUnix(text) : text;
}

function noteDates(cron: ParsedCron, texts: CronTexts, context: CronContext, notes: Notes): void {
  const { today } = context;
  // A day of grace, for the clock of the schedule's time zone may be behind the one on which it is today.
  const yesterday = today === undefined ? undefined : addDays(today, -1);
  if (yesterday !== undefined && cron.years.every((year) => year < yesterday.year)) {
    notes.problem("years-gone-by", `expected a year from ${yesterday.year} on, got ${show(texts.year)}`, {
      write: "*",
      insteadOf: { field: "year", item: texts.year },
      tail: " for every year",
    });
    return;
  }
  if (matchingDays(cron).next().done) {
    const lastDay = writeOneOf(readable([writeCron({ ...texts, dayOfMonth: "L", dayOfWeek: "?" })], context));
    notes.problem(
      "never-matches",
      `expected a valid date, got ${describeDate(texts)}; for the last day of the month ${lastDay}`,
    );
    return;
  }
  if (yesterday !== undefined && matchingDays(cron, yesterday).next().done) {
    notes.warning("gone-by", `expected a date still to come, got ${describeDate(texts)}, which is over`, {
      write: "*",
      insteadOf: { field: "year", item: texts.year },
      tail: " as year, or remove it",
      otherwise: "remove it",
    });
  }
}

function describeDate({ dayOfMonth, month, dayOfWeek, year }: CronTexts): string {
  const day = dayOfMonth === "?" ? `day of week ${show(dayOfWeek)}` : `day of month ${show(dayOfMonth)}`;
  return `${day} in month ${show(month)} of year ${show(year)}`;
}

function noteFieldCount(fields: readonly string[], body: string, context: CronContext, notes: Notes): void {
  const rewritten = readable(rewriteFields(fields), context);
  const why = rewritten.length > 1 ? "unix cron runs on either day, a window can only follow one: " : "";
  const fix = why + writeOneOf(rewritten);
  notes.problem("field-count", `expected ${SIX_FIELDS}, got ${fields.length} in ${show(body)}; ${fix}`);
}

function writeOneOf(expressions: readonly string[]): string {
  return expressions.length === 0 ? "such as cron(0 2 ? * SUN *)" : `write ${expressions.join(" or ")}`;
}

/** The same in AWS's fields, if it is an expression of another cron. */
export function rewriteCron(body: string, context: CronContext): readonly string[] {
  return readable(rewriteFields(body.trim().split(/\s+/)), context);
}

/** Those of the rewritten expressions which hold what they promise, each in the spelling that AWS documents. */
function readable(expressions: readonly string[], context: CronContext): readonly string[] {
  return expressions.flatMap((expression) => {
    const notes = readAgain(expression, context);
    if (notes.problems.length > 0) return [];
    const documented = fixedExpression(expression, notes.offered);
    return documented !== undefined && readAgain(documented, context).problems.length === 0 ? documented : expression;
  });
}

function readAgain(expression: string, context: CronContext): Notes {
  const notes = new Notes();
  const fields = expression.slice("cron(".length, -1).split(" ");
  const cron = readFields(fields, context, notes);
  if (cron === undefined) return notes;
  noteFrequency(cron, notes);
  if (context.isUsable?.(cron) === false) notes.problem("form", CANNOT_BE_USED);
  return notes;
}

function textsOf(fields: readonly string[]): CronTexts {
  return Object.fromEntries(FIELD_ORDER.map((field, index) => [field, fields[index] ?? ""])) as CronTexts;
}
