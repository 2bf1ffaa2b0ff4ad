import { localTime } from "../../model/schedule/zones/local-time";
import { onClock, WholeDay } from "../../model/schedule/zones/whole-day";
import { utcDate, weekday } from "../../model/text/moments";

const DAY = 86_400_000;

/** The days of which something is told. */
export interface Range {
  readonly from: Date;
  readonly until: Date;
}

/** A range, and the clocks by which its days begin and end: those of what runs in it. */
export interface DaysOfRange extends Range {
  readonly zones: readonly string[];
}

/** How much of a day is told: all of it on every clock, a part, nothing on any. */
export type Cover = "whole" | "part" | "none";

export function coverOf(day: string, { from, until, zones }: DaysOfRange): Cover {
  const covers = zones.map((zone): Cover => {
    const [start, end] = [day, nextDay(day)].map((one) => midnight(one, zone)) as [number, number];
    const [first, last] = [onClock(from, zone).getTime(), onClock(until, zone).getTime()];
    if (end <= first || start >= last) return "none";
    return start >= first && end <= last ? "whole" : "part";
  });
  const [only = "none", ...others] = new Set(covers);
  return others.length === 0 ? only : "part";
}

/** What is told of a day in part: `from 12:00 UTC`, `until Sun 12:00 UTC`. */
export function partOf(day: string, { from, until, zones }: DaysOfRange): string {
  const bound = (moment: Date) => {
    const text = localTime(moment, "UTC").local;
    return `${text.startsWith(day) ? "" : `${weekday(text)} `}${text.slice(11)} UTC`;
  };
  const isCut = (moment: Date) =>
    zones.some((zone) => {
      const at = onClock(moment, zone).getTime();
      return midnight(day, zone) < at && at < midnight(nextDay(day), zone);
    });
  return [...(isCut(from) ? [`from ${bound(from)}`] : []), ...(isCut(until) ? [`until ${bound(until)}`] : [])].join(
    " ",
  );
}

/** The days that are told on every clock. */
export function wholeDays(range: DaysOfRange): readonly string[] {
  const days: string[] = [];
  for (let at = range.from; at < range.until; at = new Date(at.getTime() + DAY)) days.push(utcDate(at));
  return days.filter((day) => coverOf(day, range) === "whole");
}

export function nextDay(day: string): string {
  return utcDate(new Date(Date.parse(day) + DAY));
}

function midnight(day: string, zone: string): number {
  return onClock(new WholeDay(day), zone).getTime();
}

/** The first day that has not begun on some clock. */
export function firstDay({ from, zones }: DaysOfRange): string {
  const days = zones.map((zone) => {
    const start = onClock(from, zone);
    const day = localTime(start, zone).local.slice(0, 10);
    return midnight(day, zone) < start.getTime() ? nextDay(day) : day;
  });
  return days.sort()[0] as string;
}

/** Days one after the other. */
export function daysFrom(day: string, count: number): readonly string[] {
  return Array.from({ length: count }, (_, at) => utcDate(new Date(Date.parse(day) + at * DAY)));
}
