/** A day of the calendar, belonging to no time zone. Months count from 1. */
export interface CalendarDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const MS_PER_DAY = 86_400_000;

/** Days since 1970-01-01, which is day 0. */
export function dayNumber(date: CalendarDate): number {
  return Date.UTC(date.year, date.month - 1, date.day) / MS_PER_DAY;
}

/** The day as it is in UTC. */
export function calendarDateOf(instant: Date): CalendarDate {
  return { year: instant.getUTCFullYear(), month: instant.getUTCMonth() + 1, day: instant.getUTCDate() };
}

export function addDays(date: CalendarDate, days: number): CalendarDate {
  return calendarDateOf(new Date((dayNumber(date) + days) * MS_PER_DAY));
}

/** 28 to 31. */
export function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** From 1 for Sunday to 7 for Saturday, as AWS counts. */
export function weekdayNumber(date: CalendarDate): number {
  return new Date(dayNumber(date) * MS_PER_DAY).getUTCDay() + 1;
}

/** Whether the calendar has such a day: not 31 April, not 29 February of a common year. */
export function dateExists({ year, month, day }: CalendarDate): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/** "2027-01-31" */
export function formatDate({ year, month, day }: CalendarDate): string {
  return `${String(year).padStart(4, "0")}-${twoDigits(month)}-${twoDigits(day)}`;
}

export function twoDigits(value: number): string {
  return String(value).padStart(2, "0");
}
