import { MONTH_NAMES, WEEKDAY_NAMES } from "./weekdays-and-months";

interface CronFieldFacts {
  readonly label: string;
  readonly lowest: number;
  readonly highest: number;
  /** Names for the values, from `lowest` on. */
  readonly names: readonly string[];
  readonly examples: string;
}

/**
 * The fields of a maintenance window's cron expression. Ranges: Systems Manager User Guide, "Cron and rate
 * expressions", as of 2022-04 (later revisions lost the table); the range of the seconds is inferred.
 */
export const CRON_FIELDS = {
  seconds: { label: "seconds", lowest: 0, highest: 59, names: [], examples: "0" },
  minutes: { label: "minutes", lowest: 0, highest: 59, names: [], examples: "0, 0,30 or 0/15" },
  hours: { label: "hours", lowest: 0, highest: 23, names: [], examples: "2, 2,14, 2-5 or 0/6" },
  dayOfMonth: { label: "day of month", lowest: 1, highest: 31, names: [], examples: "15, 1,15, 1-7, 1/2 or L" },
  month: { label: "month", lowest: 1, highest: 12, names: MONTH_NAMES, examples: "6, JAN,JUL, JAN-MAR or 1/3" },
  dayOfWeek: {
    label: "day of week",
    lowest: 1,
    highest: 7,
    names: WEEKDAY_NAMES,
    examples: "SUN, SAT,SUN, MON-FRI, TUE#2 or 6L",
  },
  year: { label: "year", lowest: 1970, highest: 2199, names: [], examples: "2027, 2027,2029 or 2027-2030" },
} as const satisfies Record<string, CronFieldFacts>;

export type CronField = keyof typeof CRON_FIELDS;

/** The six fields, in their order. */
export const FIELD_ORDER = [
  "minutes",
  "hours",
  "dayOfMonth",
  "month",
  "dayOfWeek",
  "year",
] as const satisfies readonly CronField[];

/** The six fields of one expression, as text. */
export type CronTexts = Readonly<Record<(typeof FIELD_ORDER)[number], string>>;

/** "from 0 to 59", "from 1 to 12 or JAN to DEC" */
export function describeRange(field: CronField): string {
  const { lowest, highest, names } = CRON_FIELDS[field];
  const first: string | undefined = names[0];
  return first === undefined
    ? `from ${lowest} to ${highest}`
    : `from ${lowest} to ${highest} or ${first} to ${names[names.length - 1]}`;
}

/** The way a value is best written: by its name, where the field has names. */
export function writeValue(field: CronField, value: number): string {
  const { lowest, names } = CRON_FIELDS[field];
  return names[value - lowest] ?? String(value);
}
