import { localMinute, weekday } from "../../text/moments";
import { isKnown, type Knowable } from "../../values/unknown";
import { readWindowDate } from "../grammar/window-dates";
import { DEFAULT_TIME_ZONE } from "../grammar/window-timing";
import { localTime } from "../zones/local-time";
import { isTimeZone } from "../zones/time-zone";

/** The dates of a window, and the clock that it runs by. */
interface DatedWindow {
  readonly scheduleTimezone?: Knowable<string>;
  readonly startDate?: Knowable<string>;
  readonly endDate?: Knowable<string>;
}

/**
 * `Mon 2026-12-14 09:00`: when a window begins or ends, on its own clock, without the time where that is midnight. What
 * says no offset, or belongs to no known clock, is told as it is written.
 */
export function describeWindowDate(date: string, zone: Knowable<string> = DEFAULT_TIME_ZONE): string {
  const { instant, warnings } = readWindowDate(date);
  if (instant === undefined || warnings.length > 0 || !isKnown(zone) || !isTimeZone(zone)) return date;
  const { local } = localTime(instant, zone);
  return local.endsWith("T00:00") ? `${weekday(local)} ${local.slice(0, 10)}` : localMinute(local);
}

/**
 * `from Wed 2027-01-06`, `until Mon 2026-12-14 09:00`: the dates between which a window opens; not one that it began on.
 *
 * @param when - the words that its schedule is told in: they say the clock, or do not
 */
export function describeWindowDates(
  { scheduleTimezone: zone = DEFAULT_TIME_ZONE, startDate, endDate }: DatedWindow,
  when: string,
  now?: Date,
): readonly string[] {
  const told = (date: string) => {
    const text = describeWindowDate(date, zone);
    return text === date || !isKnown(zone) || when.endsWith(zone) ? text : `${text} ${zone}`;
  };
  const isBegun = typeof startDate === "string" && now !== undefined && new Date(startDate) <= now;
  return [
    ...(typeof startDate === "string" && !isBegun ? [`from ${told(startDate)}`] : []),
    ...(typeof endDate === "string" ? [`until ${told(endDate)}`] : []),
  ];
}
