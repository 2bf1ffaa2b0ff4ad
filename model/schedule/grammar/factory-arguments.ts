import { oneOf, show } from "../../text/wording";
import { Problems } from "../../values/problems";
import { NO_TOKENS, PropsReader } from "../../values/props-reader";
import type { CronTexts } from "./cron-fields";
import { parseSchedule } from "./parse-schedule";
import { isTimeOfDay } from "./time-of-day";
import { WEEKDAY_NAMES } from "./weekdays-and-months";

// What the factories of `Schedule` are given. Types keep most of this out; callers without types are told.

export const WHICH_WEEKDAY = [1, 2, 3, 4, 5, "last"] as const;
const PLUS_DAYS_MOST = 20;
/** How a reference or a token of cdktf begins inside of a string. */
const TOKEN_START = "${";

/**
 * Throws, in the name of a factory, all that is found.
 *
 * @throws NotValidError
 */
export function check(factory: string, look: (problems: Problems) => void): void {
  const problems = new Problems();
  look(problems);
  problems.throwIfAny(`Schedule.${factory}`);
}

export function checkTime(at: unknown, problems: Problems): void {
  if (isTimeOfDay(at)) return;
  problems.add("at", `expected a time of day from "00:00" to "23:59", got ${show(at)}; such as "02:00"`);
}

export function checkWeekdays(weekdays: readonly unknown[], problems: Problems): void {
  const expected = `expected ${oneOf(WEEKDAY_NAMES)}`;
  if (weekdays.length === 0) problems.add("weekday", `${expected}, got an empty list`);
  if (weekdays.length > WEEKDAY_NAMES.length) {
    problems.add("weekday", `expected at most ${WEEKDAY_NAMES.length} weekdays, got ${weekdays.length}`);
    return;
  }
  for (const weekday of weekdays) {
    const known = WEEKDAY_NAMES.some((name) => name === weekday);
    problems.unless(known, "weekday", `${expected}, got ${show(weekday)}`);
  }
}

export function checkWhich(which: unknown, problems: Problems): void {
  const known = WHICH_WEEKDAY.some((one) => one === which);
  problems.unless(known, "which", `expected 1 to 5 or "last", got ${show(which)}`);
}

export function checkPatchTuesday(options: unknown, problems: Problems): void {
  const reader = PropsReader.open(options, "", problems, NO_TOKENS);
  if (reader === undefined) return;
  const plusDays = reader.raw("plusDays");
  const known = Number.isInteger(plusDays) && Number(plusDays) >= 0 && Number(plusDays) <= PLUS_DAYS_MOST;
  problems.unless(known, "plusDays", `expected a whole number from 0 to ${PLUS_DAYS_MOST}, got ${show(plusDays)}`);
  checkTime(reader.raw("at"), problems);
  reader.refuseOthers();
}

/** A number is looked at as part of the expression, and so is a text, which may be a token. */
export function checkNumberOrText(name: string, value: unknown, problems: Problems): void {
  if (typeof value === "number" || typeof value === "string") return;
  problems.add(name, `expected a number or a string, got ${show(value)}`);
}

export function checkText(name: string, value: unknown, problems: Problems): void {
  if (typeof value !== "string") problems.add(name, `expected a string, got ${show(value)}`);
}

export function checkExpression(expression: string, problems: Problems): void {
  if (expression.includes(TOKEN_START)) return;
  const reading = parseSchedule(expression);
  if (!reading.ok) for (const { message } of reading.problems) problems.add("", message);
}

/** The fields of a cron as they are written; undefined where something is reported that is no field. */
export function readCron(options: unknown, problems: Problems): CronTexts | undefined {
  const reader = PropsReader.open(options, "", problems, NO_TOKENS);
  if (reader === undefined) return undefined;
  const field = (name: string, byDefault?: string): string => {
    const value = reader.raw(name) ?? byDefault;
    checkNumberOrText(name, value, problems);
    return typeof value === "number" || typeof value === "string" ? String(value) : "";
  };
  const withDayOfWeek = (reader.raw("dayOfWeek") ?? undefined) !== undefined;
  const fields = {
    minutes: field("minute"),
    hours: field("hour"),
    dayOfMonth: field("dayOfMonth", withDayOfWeek ? "?" : "*"),
    month: field("month", "*"),
    dayOfWeek: field("dayOfWeek", "?"),
    year: field("year", "*"),
  };
  reader.refuseOthers();
  return problems.findings.length === 0 ? fields : undefined;
}
