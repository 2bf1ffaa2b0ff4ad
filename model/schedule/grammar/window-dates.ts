import { show } from "../../text/wording";
import { Notes, type ScheduleFindings } from "../notes/schedule-note";
import { type CalendarDate, dateExists } from "../zones/date";

/** ISO 8601 extended: seconds and their fraction may be left out, the offset should not. */
const SHAPE = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?(Z|([+-])(\d{2}):(\d{2}))?$/;

/** A `startDate` or `endDate`, understood. */
export interface WindowDateReading extends ScheduleFindings {
  /** Absent if there are problems. Without an offset in the text, as it is in UTC. */
  readonly instant?: Date;
}

/** The moment of a date that is given and well-formed. */
export function momentOfDate(date: string | undefined): number | undefined {
  return date === undefined ? undefined : readWindowDate(date).instant?.getTime();
}

const DAY = 86_400_000;

/**
 * Whether days lie between the end of what is open and a later beginning, as in a change freeze: where one window takes
 * over from another, a second lies between them.
 */
export function restsBetween(end: number, begin: number): boolean {
  return begin - end >= DAY;
}

/** Reads a start or end date: ISO 8601 extended with an offset or `Z`, such as `2027-01-31T02:00:00+09:00`. */
export function readWindowDate(text: string): WindowDateReading {
  const notes = new Notes();
  const parts = typeof text === "string" ? SHAPE.exec(text) : null;
  if (parts === null) {
    const midnight = `${String(text)}T00:00:00Z`;
    if (SHAPE.test(midnight) && readWindowDate(midnight).instant === undefined) {
      notes.problem("date-missing", `expected a valid date, got ${show(text)}`);
      return notes;
    }
    const fix = SHAPE.test(midnight) ? `write ${midnight}` : "such as 2027-01-31T02:00:00Z";
    notes.problem("date-shape", `expected YYYY-MM-DDThh:mm:ss and an offset or Z, got ${show(text)}; ${fix}`);
    return notes;
  }
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts
    .slice(1, 7)
    .map((part: string | undefined) => Number(part ?? 0));
  const [zone, sign, offsetHours, offsetMinutes] = parts.slice(8);
  const offset = Number(offsetHours ?? 0) * 60 + Number(offsetMinutes ?? 0);
  const timeExists =
    hour <= 23 && minute <= 59 && second <= 59 && Number(offsetMinutes ?? 0) <= 59 && offset <= 18 * 60;
  if (!timeExists || !dateExists({ year, month, day })) {
    const fix = timeExists ? "" : "; a day runs from 00:00:00 to 23:59:59";
    notes.problem("date-missing", `expected a date and time that exist, got ${show(text)}${fix}`);
    return notes;
  }
  if (zone === undefined) {
    notes.warning(
      "date-without-offset",
      `expected an offset or Z at the end, got ${show(text)}; AWS does not say how it reads this, for UTC write ${text}Z`,
    );
  }
  const milliseconds = Math.floor(Number(`0.${parts[7] ?? "0"}`) * 1000);
  const localMs = Date.UTC(year, month - 1, day, hour, minute, second, milliseconds);
  return { ...notes, instant: new Date(localMs - (sign === "-" ? -offset : offset) * 60_000) };
}

/** What is wrong with an end date beside its start date and today; dates which cannot be read are passed over. */
export function checkWindowDates(
  dates: { readonly startDate?: string; readonly endDate?: string },
  today?: Date | CalendarDate,
): ScheduleFindings {
  const notes = new Notes();
  const { startDate, endDate } = dates;
  const end = endDate === undefined ? undefined : readWindowDate(endDate).instant;
  if (end === undefined) return notes;
  const start = startDate === undefined ? undefined : readWindowDate(startDate).instant;
  if (start !== undefined && end <= start) {
    notes.problem("date-order", `expected an end after the start, ${show(startDate)}, got ${show(endDate)}; swap them`);
  }
  if (today !== undefined && end.getTime() < startOfDay(today)) {
    notes.warning(
      "date-gone-by",
      `expected an end still to come, got ${show(endDate)}; the window never runs: give a later end, or remove the window`,
    );
  }
  return notes;
}

/** The first moment of a day, UTC. */
export function startOfDay(today: Date | CalendarDate): number {
  return "getTime" in today
    ? Date.UTC(today.getUTCFullYear(), today.getUTCMonth(), today.getUTCDate())
    : Date.UTC(today.year, today.month - 1, today.day);
}
