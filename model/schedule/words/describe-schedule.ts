import { Memo } from "../../values/memo";
import { CRON_FIELDS } from "../grammar/cron-fields";
import { parseSchedule } from "../grammar/parse-schedule";
import type { CronDays, ParsedCron, ParsedRate } from "../grammar/parsed-schedule";
import { timesOfDay } from "../grammar/too-frequent";
import { MONTH_NAMES, WEEKDAY_NAMES, WEEKDAYS, type Weekday, weekdayNumberOf } from "../grammar/weekdays-and-months";
import { DEFAULT_TIME_ZONE, type WindowTiming } from "../grammar/window-timing";
import { isUncertain } from "../notes/schedule-note";
import { formatDate, twoDigits } from "../zones/date";

type Described = Pick<WindowTiming, "schedule" | "scheduleTimezone" | "scheduleOffset">;

/** More times of day, days or months than this are not a short way to say it. */
const MOST_NAMED = 4;
const ORDINALS = ["first", "second", "third", "fourth", "fifth"] as const;

/**
 * A schedule in few words: "Sun 02:00 Asia/Seoul", "second Tuesday 02:00", "every 7 days", "once, 2027-01-31 02:00".
 * The time zone is told with every hour, UTC where none is given. What has no short and true way to say it is answered with the expression.
 */
export function describeSchedule({ schedule, scheduleTimezone, scheduleOffset = 0 }: Described): string {
  const words = WORDS.get(`${scheduleOffset} ${schedule}`, () => inWords(schedule, scheduleOffset));
  if (words === undefined) {
    const days = scheduleOffset > 0 ? `${countDays(scheduleOffset)} after ` : "";
    const zone = scheduleTimezone ?? (parseSchedule(schedule).ok ? DEFAULT_TIME_ZONE : undefined);
    return [`${days}${schedule}`, zone].filter(Boolean).join(" ");
  }
  return words.hasClock ? `${words.text} ${scheduleTimezone ?? DEFAULT_TIME_ZONE}` : words.text;
}

/** Each way to read a plan or a stack says it again; a list is written by Intl, which takes its time. */
const WORDS = new Memo<Words | undefined>(1000);

interface Words {
  readonly text: string;
  /** Whether a time of day is told, which a zone then belongs to. */
  readonly hasClock: boolean;
}

function inWords(expression: string, offset: number): Words | undefined {
  const reading = parseSchedule(expression);
  if (!reading.ok || reading.warnings.some(isUncertain)) return undefined;
  const { schedule } = reading;
  switch (schedule.kind) {
    case "rate":
      return offset === 0 ? { text: describeRate(schedule), hasClock: false } : undefined;
    case "at": {
      const time = clockTime(schedule.hour * 3600 + schedule.minute * 60 + schedule.second);
      return offset === 0 ? { text: `once, ${formatDate(schedule)} ${time}`, hasClock: true } : undefined;
    }
    case "cron": {
      const text = describeCron(schedule, offset);
      return text === undefined ? undefined : { text, hasClock: true };
    }
  }
}

function describeRate({ count, unit }: ParsedRate): string {
  return count === 1 ? `every ${unit}` : `every ${count} ${unit}s`;
}

function describeCron(cron: ParsedCron, offset: number): string | undefined {
  const everyYear = cron.years.length === CRON_FIELDS.year.highest - CRON_FIELDS.year.lowest + 1;
  const times = timesOfDay(cron);
  if (!everyYear || times.length > MOST_NAMED) return undefined;
  const days = describeDays(cron.days, offset);
  const months = describeMonths(cron);
  if (days === undefined || months === undefined) return undefined;
  return `${days}${months} ${listed(times.map(clockTime))}`;
}

function describeDays(days: CronDays, offset: number): string | undefined {
  if (offset === 0) return describeCronDays(days);
  if (days.by === "day-of-week" || days.by === "every-day") return undefined;
  const cronDays = describeCronDays(days);
  return cronDays === undefined ? undefined : `${countDays(offset)} after the ${cronDays}`;
}

function describeCronDays(days: CronDays): string | undefined {
  switch (days.by) {
    case "every-day":
      return "daily";
    case "day-of-week":
      return describeWeekdays(days.weekdays);
    case "nth-weekday":
      return `${ORDINALS[days.nth - 1]} ${WEEKDAYS[days.weekday]}`;
    case "last-weekday":
      return `last ${WEEKDAYS[days.weekday]}`;
    case "last-day-of-month":
      return "last day of the month";
    case "day-of-month":
      if (days.days.length > MOST_NAMED) return undefined;
      return `${listed(days.days.map(ordinal))} of the month`;
    case "nearest-weekday":
      return undefined;
  }
}

/** "Sun", "Sat, Sun", "Mon–Fri" */
function describeWeekdays(weekdays: readonly Weekday[]): string {
  const numbers = weekdays.map(weekdayNumberOf);
  const [first = 1, last = 1] = [numbers[0], numbers[numbers.length - 1]];
  const inARow = last - first === numbers.length - 1 && numbers.length > 2;
  const shown = inARow ? [first, last] : numbers;
  return shown.map((number) => shortName(WEEKDAY_NAMES[number - 1] ?? "")).join(inARow ? "–" : ", ");
}

/** Nothing for every month, " in Jan and Jul" for some; undefined for too many. */
function describeMonths({ months }: ParsedCron): string | undefined {
  if (months.length === MONTH_NAMES.length) return "";
  if (months.length > MOST_NAMED) return undefined;
  return ` in ${listed(months.map((month) => shortName(MONTH_NAMES[month - 1] ?? "")))},`;
}

function clockTime(seconds: number): string {
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  if (seconds % 60 !== 0) parts.push(seconds % 60);
  return parts.map(twoDigits).join(":");
}

function countDays(days: number): string {
  return days === 1 ? "1 day" : `${days} days`;
}

function ordinal(day: number): string {
  const endings: Record<string, string> = { one: "st", two: "nd", few: "rd", other: "th" };
  return `${day}${endings[new Intl.PluralRules("en", { type: "ordinal" }).select(day)]}`;
}

function listed(words: readonly string[]): string {
  return new Intl.ListFormat("en-GB", { type: "conjunction" }).format(words);
}

function shortName(name: string): string {
  return name.charAt(0) + name.slice(1).toLowerCase();
}
