import type { Opening } from "../patching/runs/open-runs";

/** A window beside those that there are, at the time of day of the first of them. */
export interface SecondWindow {
  /** `a second window on Wednesday`, `a window every Tuesday`, `a daily window` */
  readonly text: string;
  readonly opening: Opening;
}

const CRON = /^cron\((\d{1,2}) (\d{1,2}) \? \* (\w+)(#\d|L)? \*\)$/;
const AT_A_TIME = /^cron\((\d{1,2}) (\d{1,2}) /;
const DAYS = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];
const NAMES = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
/** From a weekly window to the middle of its week. */
const HALF_A_WEEK = 3;

/** What would shorten the gaps, the least change first. */
export function secondWindows(openings: readonly Opening[]): readonly SecondWindow[] {
  const [first] = openings;
  if (first === undefined) return [];
  const [, minute, hour, day = "", week] = CRON.exec(first.timing.schedule) ?? [];
  const place = /^[1-7]$/.test(day) ? Number(day) - 1 : DAYS.indexOf(day);
  const time = minute === undefined ? AT_A_TIME.exec(first.timing.schedule)?.slice(1, 3) : [minute, hour];
  if (time === undefined) return [];
  const at = time.join(" ");
  const daily = { text: "a daily window", opening: openingAt(first, `cron(${at} * * ? *)`) };
  if (place === -1) return [weekly("a window every Sunday", 0), daily];
  const shifted = (place + (first.timing.scheduleOffset ?? 0)) % 7;
  if (week !== undefined) return [weekly(`a window every ${NAMES[shifted]}`, shifted), daily];
  const other = (shifted + HALF_A_WEEK) % 7;
  return [weekly(`a second window on ${NAMES[other]}`, other), daily];

  function weekly(text: string, weekday: number): SecondWindow {
    return { text, opening: openingAt(first as Opening, `cron(${at} ? * ${DAYS[weekday]} *)`) };
  }
}

function openingAt({ timing, hours }: Opening, schedule: string): Opening {
  return { timing: { schedule, scheduleTimezone: timing.scheduleTimezone }, hours };
}
