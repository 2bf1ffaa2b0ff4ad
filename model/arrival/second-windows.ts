import type { Opening } from "../patching/runs/open-runs";
import type { WindowTiming } from "../schedule/grammar/window-timing";
import { quote } from "../text/wording";

/** A window beside those that there are, at the time of day of the first of them. */
export interface SecondWindow {
  /** `a second window on Wednesday`, `a window every Tuesday`, `a daily window` */
  readonly text: string;
  readonly opening: Opening;
  /** What to write as the schedule of the first one, so that it opens then as well: `Schedule.weekly(["SUN", "WED"], "04:00")`. */
  readonly written?: string;
  /** Whether it is of use only beside the first: the same nodes on another day. */
  readonly isSecond?: true;
}

const CRON = /^cron\((\d{1,2}) (\d{1,2}) \? \* (\w+)(#\d|L)? \*\)$/;
const AT_A_TIME = /^cron\((\d{1,2}) (\d{1,2}) /;
const DAYS = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];
const NAMES = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
/** From a weekly window to the middle of its week. */
const HALF_A_WEEK = 3;

/** The day of the week on which a cron of one day falls, its offset counted in. */
export interface WeekdayOfCron {
  /** 0 for Sunday. */
  readonly place: number;
  /** `#2` or `L`: in some weeks only. */
  readonly week?: string;
}

/** Undefined for a schedule that is not a cron of one day of the week. */
export function weekdayOf({ schedule, scheduleOffset = 0 }: WindowTiming): WeekdayOfCron | undefined {
  const [, , , day = "", week] = CRON.exec(schedule) ?? [];
  const place = /^[1-7]$/.test(day) ? Number(day) - 1 : DAYS.indexOf(day);
  return place === -1 ? undefined : { place: (place + scheduleOffset) % 7, ...(week === undefined ? {} : { week }) };
}

/** A weekly schedule at the same time of another day, and what to write for it: `Wednesday (Schedule.weekly("WED", "22:00"))`. */
export function onWeekday({ schedule, scheduleOffset: _, ...rest }: WindowTiming, place: number) {
  const [, minute = "0", hour = "0"] = AT_A_TIME.exec(schedule) ?? [];
  return {
    timing: { ...rest, schedule: `cron(${minute} ${hour} ? * ${DAYS[place]} *)` },
    text: `${NAMES[place]} (${writtenWeekly(quote(DAYS[place] as string), schedule)})`,
  };
}

function writtenWeekly(days: string, schedule: string): string {
  return `Schedule.weekly(${days}, ${timeOf(schedule)})`;
}

/** `"04:00"` */
function timeOf(schedule: string): string {
  const [, minute = "0", hour = "0"] = AT_A_TIME.exec(schedule) ?? [];
  return quote(`${hour.padStart(2, "0")}:${minute.padStart(2, "0")}`);
}

/** What would shorten the gaps, the least change first. */
export function secondWindows(openings: readonly Opening[]): readonly SecondWindow[] {
  const [first] = openings;
  if (first === undefined) return [];
  const { schedule } = first.timing;
  const time = AT_A_TIME.exec(schedule)?.slice(1, 3);
  if (time === undefined) return [];
  const at = time.join(" ");
  const weekday = weekdayOf(first.timing);
  const daily = {
    text: "a daily window",
    opening: openingAt(first, `cron(${at} * * ? *)`),
    written: `Schedule.daily(${timeOf(schedule)})`,
  };
  if (weekday === undefined) return [weekly("a window every Sunday", 0), daily];
  const { place: shifted } = weekday;
  const day = quote(DAYS[shifted] as string);
  if (weekday.week !== undefined) {
    const every = weekly(`a window every ${NAMES[shifted]}`, shifted);
    return [{ ...every, written: writtenWeekly(day, schedule) }, daily];
  }
  const other = (shifted + HALF_A_WEEK) % 7;
  const written = writtenWeekly(`[${day}, ${quote(DAYS[other] as string)}]`, schedule);
  return [{ ...weekly(`a second window on ${NAMES[other]}`, other), written, isSecond: true }, daily];

  function weekly(text: string, weekday: number): SecondWindow {
    return { text, opening: openingAt(first as Opening, `cron(${at} ? * ${DAYS[weekday]} *)`) };
  }
}

function openingAt({ timing, hours }: Opening, schedule: string): Opening {
  return { timing: { schedule, scheduleTimezone: timing.scheduleTimezone }, hours };
}
