import { type CalendarDate, daysInMonth, weekdayNumber } from "../zones/date";
import type { CronDays, ParsedCron } from "./parsed-schedule";
import { type Weekday, weekdayNumberOf } from "./weekdays-and-months";

/** The days on which a cron matches, in order, from the given one on. Ends with the last year of the expression. */
export function* matchingDays(cron: ParsedCron, from?: CalendarDate): Generator<CalendarDate, void, undefined> {
  for (const year of cron.years) {
    if (from !== undefined && year < from.year) continue;
    for (const month of cron.months) {
      if (from !== undefined && year === from.year && month < from.month) continue;
      const first = from !== undefined && year === from.year && month === from.month ? from.day : 1;
      for (const day of daysOfMonth(cron.days, year, month)) {
        if (day >= first) yield { year, month, day };
      }
    }
  }
}

/** The days of one month which a day field means, in order; maybe none. */
export function daysOfMonth(days: CronDays, year: number, month: number): readonly number[] {
  const length = daysInMonth(year, month);
  switch (days.by) {
    case "every-day":
      return Array.from({ length }, (_, index) => index + 1);
    case "day-of-month":
      return days.days.filter((day) => day <= length);
    case "last-day-of-month":
      return [length];
    case "nearest-weekday":
      return days.day <= length ? [nearestWeekday(year, month, days.day, length)] : [];
    case "day-of-week":
      return days.weekdays.flatMap((weekday) => eachWeekday(weekday, year, month, length)).sort((a, b) => a - b);
    case "nth-weekday":
      return eachWeekday(days.weekday, year, month, length).slice(days.nth - 1, days.nth);
    case "last-weekday":
      return eachWeekday(days.weekday, year, month, length).slice(-1);
  }
}

function eachWeekday(weekday: Weekday, year: number, month: number, length: number): number[] {
  const first = 1 + ((weekdayNumberOf(weekday) - weekdayNumber({ year, month, day: 1 }) + 7) % 7);
  const days: number[] = [];
  for (let day = first; day <= length; day += 7) days.push(day);
  return days;
}

/** Saturday goes to the Friday before and Sunday to the Monday after, but never into another month. */
function nearestWeekday(year: number, month: number, day: number, length: number): number {
  const weekday = weekdayNumber({ year, month, day });
  if (weekday === weekdayNumberOf("SAT")) return day > 1 ? day - 1 : day + 2;
  if (weekday === weekdayNumberOf("SUN")) return day < length ? day + 1 : day - 2;
  return day;
}
