import { show } from "../../text/wording";
import type { Fix, Notes } from "../notes/schedule-note";
import { addDays, type CalendarDate, dateExists, dayNumber, formatDate, twoDigits } from "../zones/date";
import type { ParsedAt } from "./parsed-schedule";

const SHAPE = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})$/;
/** What people write instead: a blank or no seconds, a fraction, a zone. */
const LOOSE =
  /^(\d{4})-(\d{2})-(\d{2})(?:[Tt ](\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?)? ?(Z|z|UTC|[+-]\d{2}:?\d{2})?$/;

/** Reads what stands between `at(` and `)`. */
export function parseAt(body: string, today: CalendarDate | undefined, notes: Notes): ParsedAt | undefined {
  const parts = SHAPE.exec(body);
  if (parts === null) {
    noteShape(body, notes);
    return undefined;
  }
  const at = numbersOf(parts);
  if (!timeExists(at) || !dateExists(at)) {
    const fix = timeExists(at) ? "" : "; a day runs from 00:00:00 to 23:59:59";
    notes.problem("at-date", `expected a date and time that exist, got ${show(body)}${fix}`);
    return undefined;
  }
  if (today !== undefined && dayNumber(at) < dayNumber(addDays(today, -1))) {
    notes.warning(
      "gone-by",
      `expected a date still to come, got ${show(body)}, which is over; remove it or give it a later date`,
    );
  }
  return at;
}

export function runsOnce(schedule: string): boolean {
  return /^\s*at\(/i.test(schedule);
}

/** `at(2027-01-31T02:00:00)` */
export function writeAt(at: Omit<ParsedAt, "kind">): string {
  return `at(${formatDate(at)}T${twoDigits(at.hour)}:${twoDigits(at.minute)}:${twoDigits(at.second)})`;
}

function numbersOf(parts: RegExpExecArray): ParsedAt {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts
    .slice(1, 7)
    .map((part: string | undefined) => Number(part ?? 0));
  return { kind: "at", year, month, day, hour, minute, second };
}

function timeExists({ hour, minute, second }: ParsedAt): boolean {
  return hour <= 23 && minute <= 59 && second <= 59;
}

function noteShape(body: string, notes: Notes): void {
  const message = `expected YYYY-MM-DDThh:mm:ss without a zone, got ${show(body)}`;
  const fix = fixFor(body);
  if (fix === undefined) notes.problem("at-shape", `${message}; ${EXAMPLE}`);
  else notes.problem("at-shape", message, fix);
}

const EXAMPLE = "such as at(2027-01-31T02:00:00)";

function fixFor(body: string): Fix | undefined {
  const parts = LOOSE.exec(body.trim());
  if (parts === null) return undefined;
  const at = numbersOf(parts);
  if (!timeExists(at) || !dateExists(at)) return undefined;
  const zone = parts[7];
  if (zone === undefined) return { write: writeAt(at), otherwise: EXAMPLE };
  return { write: writeAt(inUtc(at, zone)), tail: ' and scheduleTimezone "UTC"', otherwise: EXAMPLE };
}

function inUtc(at: ParsedAt, zone: string): ParsedAt {
  const offset = /^([+-])(\d{2}):?(\d{2})$/.exec(zone);
  const minutes = offset === null ? 0 : Number(`${offset[1]}1`) * (Number(offset[2]) * 60 + Number(offset[3]));
  const instant = new Date(Date.UTC(at.year, at.month - 1, at.day, at.hour, at.minute - minutes, at.second));
  return {
    kind: "at",
    year: instant.getUTCFullYear(),
    month: instant.getUTCMonth() + 1,
    day: instant.getUTCDate(),
    hour: instant.getUTCHours(),
    minute: instant.getUTCMinutes(),
    second: instant.getUTCSeconds(),
  };
}
