import { TEXT_LIMITS } from "../../facts/limits";
import { show } from "../../text/wording";
import { Memo } from "../../values/memo";
import { isWithin, lengthInWords } from "../../values/problems";
import { Notes, type ScheduleProblem, type ScheduleWarning } from "../notes/schedule-note";
import { type CalendarDate, calendarDateOf } from "../zones/date";
import { acceptedFixes } from "./accepted-fixes";
import { parseAt } from "./parse-at";
import { CANNOT_BE_USED, type CronContext, parseCron, rewriteCron } from "./parse-cron";
import { parseRate } from "./parse-rate";
import type { ParsedSchedule } from "./parsed-schedule";

/** What a schedule means, or everything that is wrong with it. */
export type ScheduleReading =
  | { readonly ok: true; readonly schedule: ParsedSchedule; readonly warnings: readonly ScheduleWarning[] }
  | {
      readonly ok: false;
      readonly problems: readonly ScheduleProblem[];
      readonly warnings: readonly ScheduleWarning[];
    };

export interface ScheduleContext {
  /**
   * The day on which dates are past or to come; of a `Date`, its day in UTC.
   *
   * @default - dates gone by are not looked for
   */
  readonly today?: Date | CalendarDate;
  /**
   * Hours the window is open, from 1 to 24: runs that come faster than that are skipped.
   *
   * @default 1 - the shortest there is
   */
  readonly duration?: number;
  /**
   * Whether a schedule can be used where this one stands: no other is told to be written.
   *
   * @default - each can
   */
  readonly isUsable?: (schedule: ParsedSchedule) => boolean;
}

const FORMS = "cron(…), rate(…) or at(…)";
const FORM = /^(cron|rate|at)\((.*)\)$/s;

/** Shorthands of unix cron. */
const SHORTHANDS: ReadonlyMap<string, string> = new Map([
  ["@hourly", "cron(0 * * * ? *)"],
  ["@daily", "cron(0 0 * * ? *)"],
  ["@midnight", "cron(0 0 * * ? *)"],
  ["@weekly", "cron(0 0 ? * SUN *)"],
  ["@monthly", "cron(0 0 1 * ? *)"],
  ["@yearly", "cron(0 0 1 JAN ? *)"],
  ["@annually", "cron(0 0 1 JAN ? *)"],
]);

/**
 * Reads the schedule of a maintenance window: `cron(…)`, `rate(…)` or `at(…)`. Whatever is given, it answers and
 * never throws. Terraform's own tokens are for the caller to let through beforehand.
 */
export function parseSchedule(expression: string, context?: ScheduleContext): ScheduleReading {
  const isPlain =
    context === undefined && typeof expression === "string" && expression.length <= TEXT_LIMITS.schedule.maxLength;
  return isPlain ? READ.get(expression, () => read(expression, {})) : read(expression, context ?? {});
}

/** A thousand windows are written alike, and each is asked for its runs, its words and its checks. */
const READ = new Memo<ScheduleReading>(1000);

function read(expression: string, context: ScheduleContext): ScheduleReading {
  const notes = new Notes();
  const schedule = parse(expression, context, notes);
  const readAgain = (fixed: string): Notes => {
    const again = new Notes();
    const other = parse(fixed, context, again);
    if (other !== undefined && context.isUsable?.(other) === false) again.problem("form", CANNOT_BE_USED);
    return again;
  };
  if (notes.offered.length > 0) notes.tellFixes(acceptedFixes(expression, notes, readAgain));
  const { problems, warnings } = notes;
  return schedule === undefined || problems.length > 0
    ? { ok: false, problems, warnings }
    : { ok: true, schedule, warnings };
}

function parse(expression: string, context: ScheduleContext, notes: Notes): ParsedSchedule | undefined {
  if (typeof expression !== "string") {
    notes.problem("not-text", `expected ${FORMS} as a string, got ${show(expression)}`);
    return undefined;
  }
  if (!isWithin(expression, TEXT_LIMITS.schedule)) {
    const expected = lengthInWords(TEXT_LIMITS.schedule);
    notes.problem("length", `expected ${expected}, got ${show(expression)}; such as cron(0 2 ? * SUN *)`);
    return undefined;
  }
  const today = dayOf(context.today);
  const [, form, body = ""] = FORM.exec(expression) ?? [];
  switch (form) {
    case "cron":
      return parseCron(body, cronContext(context), notes);
    case "rate":
      return parseRate(body, { durationHours: context.duration, isUsable: context.isUsable }, notes);
    case "at":
      return parseAt(body, today, notes);
    default:
      notes.problem("form", `expected ${FORMS}, got ${show(expression)}; ${fixFor(expression, context)}`);
      return undefined;
  }
}

function dayOf(today: Date | CalendarDate | undefined): CalendarDate | undefined {
  return today !== undefined && "getTime" in today ? calendarDateOf(today) : today;
}

function cronContext({ today, duration, isUsable }: ScheduleContext): CronContext {
  return { today: dayOf(today), durationHours: duration, isUsable };
}

function fixFor(expression: string, context: ScheduleContext): string {
  const { isUsable = () => true } = context;
  const rewritten = guesses(expression, context).find((guess) => {
    if (!FORM.test(guess)) return false;
    const reading = parseSchedule(guess, context);
    return reading.ok && isUsable(reading.schedule);
  });
  return rewritten === undefined ? "such as cron(0 2 ? * SUN *)" : `write ${rewritten}`;
}

/** What may have been meant: a shorthand, the form in other letters, or its body alone. */
function guesses(expression: string, context: ScheduleContext): readonly string[] {
  const trimmed = expression.trim();
  const [, form, body = ""] = /^(cron|rate|at)\s*\(?\s*(.*?)\s*\)?$/is.exec(trimmed) ?? [];
  const shorthand = SHORTHANDS.get(trimmed.toLowerCase());
  return [
    ...(shorthand === undefined ? [] : [shorthand]),
    ...(form === undefined ? [] : [`${form.toLowerCase()}(${body})`]),
    ...["cron", "rate", "at"].map((bare) => `${bare}(${trimmed})`),
    ...rewriteCron(form === undefined ? trimmed : body, cronContext(context)),
  ];
}
