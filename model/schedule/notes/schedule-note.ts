/**
 * What can be said about a schedule and what goes with it. The keys are stable: a check may rest on them.
 * Problems are refused; warnings are legal, and probably not meant or not documented; caveats go with what is
 * computed, where AWS does not say enough.
 */
export const SCHEDULE_NOTES = {
  problem: {
    "not-text": "the value is not a string",
    length: "1 to 256 characters (API model, MaintenanceWindowSchedule)",
    form: "neither cron(…) nor rate(…) nor at(…), lower case, with nothing around",
    "field-count": "cron of a maintenance window has six fields, or seven with the seconds first",
    "old-field-order":
      "six fields with the seconds first and no year, as AWS wrote them before 2018, and other crons do",
    "field-syntax": "a piece of a cron field that is no value, range, step or list",
    "field-range": "a number outside of its field, or a range that runs backwards",
    "unknown-name": "a word which is no month or day of the week",
    "special-misplaced": "one of ? L W # where it means nothing, or beside something else",
    step: "a step without a start, of 0, or longer than the field",
    "both-days": "day of month and day of week both have a value, one must be ?",
    "no-day": "day of month and day of week are both ?",
    "sunday-is-one": "day of week 0: AWS counts from 1 for Sunday to 7 for Saturday",
    "nth-weekday": "the number after # is not from 1 to 5",
    "never-matches": "no such date exists in any of the years",
    "years-gone-by": "every year named is over",
    "too-frequent": "more often than every 5 minutes, which cron and rate expressions do not support",
    "rate-shape": "not a positive whole number and a unit",
    "rate-plural": "AWS refuses rate(1 days) and rate(2 day)",
    "at-shape": "not YYYY-MM-DDThh:mm:ss without a zone",
    "at-date": "a date or a time of day that does not exist",
    "offset-range": "the schedule offset is a whole number from 1 to 6 (API model, MaintenanceWindowOffset)",
    "offset-not-cron": "the schedule offset goes with cron expressions only",
    "time-zone-unknown": "not the name of a time zone in the IANA database",
    "date-shape": "a start or end date that is not ISO 8601 extended",
    "date-missing": "a start or end date that the calendar does not have",
    "date-order": "the end date does not come after the start date",
  },
  warning: {
    "seconds-field": "seven fields: AWS's own texts disagree about the seconds, six are safe",
    "weekday-digit": "a day of the week as a number: AWS's own tables count in two ways",
    "nearest-weekday": "W: AWS words it in two ways",
    "last-day-of-week": "L alone as day of week: documented as last day of the week, effect not confirmed",
    "last-weekday-name": "FRIL: only the form with a digit, 6L, is documented",
    "lower-case-name": "months and days are documented in upper case only",
    "extra-blanks": "fields are documented with single spaces between them",
    "undocumented-step": "documented for windows is start/step; a step from * or from a range is not",
    "shorter-than-duration": "the next run begins before the last one ends, and is skipped",
    "gone-by": "the last date of the schedule is over: it never runs again",
    "offset-without-effect": "a cron that runs every day is only shifted by an offset",
    "time-zone-reversed": "Etc/GMT+9 is nine hours behind UTC, not ahead",
    "time-zone-case":
      "letters in another case than in the IANA database, which no text of AWS's allows but for etc/UTC",
    "time-zone-fixed": "an old three-letter zone which knows no daylight saving time",
    "date-gone-by": "the end date is over: the window never runs again",
    "date-without-offset": "a start or end date without an offset: its zone is not documented",
  },
  caveat: {
    "at-in-zone": "whether at(…) is read in the schedule's time zone is not confirmed",
    "rate-first-run": "whether a rate first runs at its start or one interval later is not confirmed",
    "rate-across-clock-change": "a rate presumably counts hours, so its clock time moves when the clocks change",
    "offset-first-period": "AWS skips the first run with an offset when its cron day passed before the window was made",
    "clock-skipped": "the clock time does not exist on that day; what AWS does is not documented",
    "clock-repeated": "the clock time comes twice on that day; what AWS does is not documented",
  },
} satisfies Record<string, Record<string, string>>;

export type ScheduleProblemKind = keyof typeof SCHEDULE_NOTES.problem;
export type ScheduleWarningKind = keyof typeof SCHEDULE_NOTES.warning;
export type ScheduleCaveatKind = keyof typeof SCHEDULE_NOTES.caveat;
export type ScheduleNoteKind = ScheduleProblemKind | ScheduleWarningKind | ScheduleCaveatKind;

/** One thing to say: `kind` is stable, `message` is for people, without the path of the property in front. */
export interface ScheduleNote<Kind extends ScheduleNoteKind = ScheduleNoteKind> {
  readonly kind: Kind;
  readonly message: string;
  /** The whole value with the fix that the message offers, if it offers one: it was read again, and is accepted. */
  readonly fix?: string;
}

export type ScheduleProblem = ScheduleNote<ScheduleProblemKind>;
export type ScheduleWarning = ScheduleNote<ScheduleWarningKind>;
export type ScheduleCaveat = ScheduleNote<ScheduleCaveatKind>;

/** What a reader of one value found: nothing wrong if `problems` is empty. */
export interface ScheduleFindings {
  readonly problems: readonly ScheduleProblem[];
  readonly warnings: readonly ScheduleWarning[];
}

/** Whether the warned-of expression could mean something else than it is read as here. */
export function isUncertain({ kind }: ScheduleWarning): boolean {
  const uncertain: readonly ScheduleWarningKind[] = ["nearest-weekday", "last-day-of-week", "date-without-offset"];
  return uncertain.includes(kind);
}

/** What to write instead; told only if the value is accepted with it. */
export interface Fix {
  readonly write: string;
  /** The piece of a field in whose place it stands. Absent: it is the whole value. */
  readonly insteadOf?: { readonly field: string; readonly item: string };
  /** What stands before "write", `for the last one of the month `, and behind the value. */
  readonly lead?: string;
  readonly tail?: string;
  /** What is told where it is not accepted. */
  readonly otherwise?: string;
}

type Noted<Kind extends ScheduleNoteKind> = ScheduleNote<Kind> & { readonly offered?: Fix };

/** Gathers notes while one value is read, so that all of them are told at once. */
export class Notes implements ScheduleFindings {
  readonly problems: Noted<ScheduleProblemKind>[] = [];
  readonly warnings: Noted<ScheduleWarningKind>[] = [];

  problem(kind: ScheduleProblemKind, message: string, offered?: Fix): void {
    this.problems.push({ kind, message, ...(offered && { offered }) });
  }

  warning(kind: ScheduleWarningKind, message: string, offered?: Fix): void {
    this.warnings.push({ kind, message, ...(offered && { offered }) });
  }

  /** What is offered so far. */
  get offered(): readonly Fix[] {
    return [...this.problems, ...this.warnings].flatMap(({ offered }) => offered ?? []);
  }

  /** Tells each fix that makes an accepted value, and leaves the others out. */
  tellFixes(valueWith: (fix: Fix) => string | undefined): void {
    for (const [place, note] of this.problems.entries()) this.problems[place] = withMessage(note, valueWith);
    for (const [place, note] of this.warnings.entries()) this.warnings[place] = withMessage(note, valueWith);
  }
}

function withMessage<Kind extends ScheduleNoteKind>(
  { kind, message, offered }: Noted<Kind>,
  valueWith: (fix: Fix) => string | undefined,
): Noted<Kind> {
  if (offered === undefined) return { kind, message };
  const { write, lead = "", tail = "", otherwise } = offered;
  const fix = valueWith(offered);
  if (fix !== undefined) return { kind, message: `${message}; ${lead}write ${write}${tail}`, fix };
  return { kind, message: otherwise === undefined ? message : `${message}; ${otherwise}` };
}
