/** Days of the week as AWS writes them, in its order: `SUN` is 1, `SAT` is 7. */
export const WEEKDAYS = {
  SUN: "Sunday",
  MON: "Monday",
  TUE: "Tuesday",
  WED: "Wednesday",
  THU: "Thursday",
  FRI: "Friday",
  SAT: "Saturday",
} as const satisfies Record<string, string>;

export type Weekday = keyof typeof WEEKDAYS;

export const WEEKDAY_NAMES = Object.keys(WEEKDAYS) as readonly Weekday[];

/** Months as AWS writes them, in order: `JAN` is 1. */
export const MONTH_NAMES = [
  "JAN",
  "FEB",
  "MAR",
  "APR",
  "MAY",
  "JUN",
  "JUL",
  "AUG",
  "SEP",
  "OCT",
  "NOV",
  "DEC",
] as const satisfies readonly string[];

/** `SUN` for 1 to `SAT` for 7. */
export function weekdayName(number: number): Weekday {
  const name = WEEKDAY_NAMES[number - 1];
  if (name === undefined) throw new RangeError(`expected a day of the week from 1 to 7, got ${number}`);
  return name;
}

/** 1 for `SUN` to 7 for `SAT`. */
export function weekdayNumberOf(name: Weekday): number {
  return WEEKDAY_NAMES.indexOf(name) + 1;
}
