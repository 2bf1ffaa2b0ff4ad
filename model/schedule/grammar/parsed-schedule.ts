import type { Weekday } from "./weekdays-and-months";

/** A schedule of a maintenance window, understood. */
export type ParsedSchedule = ParsedCron | ParsedRate | ParsedAt;

/** Every list is sorted, without repetition and never empty. */
export interface ParsedCron {
  readonly kind: "cron";
  /** 0 to 59. `[0]` unless the expression has seven fields. */
  readonly seconds: readonly number[];
  /** 0 to 59. */
  readonly minutes: readonly number[];
  /** 0 to 23. */
  readonly hours: readonly number[];
  readonly days: CronDays;
  /** 1 to 12. */
  readonly months: readonly number[];
  /** 1970 to 2199. */
  readonly years: readonly number[];
}

/** Which days of a month: the one of the two day fields that is not `?`. */
export type CronDays =
  | { readonly by: "every-day" }
  /** 1 to 31; a month that lacks the day is left out. */
  | { readonly by: "day-of-month"; readonly days: readonly number[] }
  | { readonly by: "last-day-of-month" }
  /** Monday to Friday, nearest to the given day and within its month. Not confirmed for windows. */
  | { readonly by: "nearest-weekday"; readonly day: number }
  | { readonly by: "day-of-week"; readonly weekdays: readonly Weekday[] }
  | { readonly by: "nth-weekday"; readonly weekday: Weekday; readonly nth: number }
  | { readonly by: "last-weekday"; readonly weekday: Weekday };

export interface ParsedRate {
  readonly kind: "rate";
  readonly count: number;
  readonly unit: RateUnit;
}

/** A date and time of day without a zone, once. */
export interface ParsedAt {
  readonly kind: "at";
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

/** Minutes of each unit that a rate may have. The plural goes with every count but 1. */
export const RATE_UNITS = { minute: 1, hour: 60, day: 1440 } as const satisfies Record<string, number>;

export type RateUnit = keyof typeof RATE_UNITS;

export function rateMinutes({ count, unit }: ParsedRate): number {
  return count * RATE_UNITS[unit];
}
