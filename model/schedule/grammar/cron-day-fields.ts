import { show } from "../../text/wording";
import type { Notes } from "../notes/schedule-note";
import { CRON_FIELDS, describeRange } from "./cron-fields";
import { readValue, readValues } from "./cron-values";
import type { CronDays } from "./parsed-schedule";
import { WEEKDAY_NAMES, weekdayName } from "./weekdays-and-months";

const NEAREST = /^(\d+)W$/i;
const BEYOND_LAST = /^(?:LW|WL|L-\d+W?)$/i;
const NTH = /^([A-Za-z]+|\d+)#(\d+)$/;
const LAST_WEEKDAY = /^([A-Za-z]{3,}?|\d+)L$/i;

/** Reads a day-of-month field other than `?`. */
export function readDayOfMonth(text: string, notes: Notes): CronDays | undefined {
  if (text === "*") return { by: "every-day" };
  if (/^L$/i.test(text)) {
    if (text === "l") upperCaseL("dayOfMonth", text, "L", notes);
    return { by: "last-day-of-month" };
  }
  if (BEYOND_LAST.test(text)) {
    notes.problem(
      "special-misplaced",
      `expected day of month ${describeRange("dayOfMonth")}, or L, got ${show(text)}; AWS documents L only alone: write L, or the days themselves`,
    );
    return undefined;
  }
  const nearest = NEAREST.exec(text);
  if (nearest?.[1] !== undefined) {
    const day = readValue("dayOfMonth", nearest[1], text, notes);
    if (day === undefined) return undefined;
    notes.warning(
      "nearest-weekday",
      `expected day of month without W, got ${show(text)}; AWS words W both as the weekday nearest to the day and as the day nearest to the third weekday: write a weekday such as MON#1`,
    );
    return { by: "nearest-weekday", day };
  }
  const days = readValues("dayOfMonth", text, notes);
  if (days === undefined) return undefined;
  return days.length === CRON_FIELDS.dayOfMonth.highest ? { by: "every-day" } : { by: "day-of-month", days };
}

/** Reads a day-of-week field other than `?`. */
export function readDayOfWeek(text: string, notes: Notes): CronDays | undefined {
  if (text === "*") return { by: "every-day" };
  if (/^L$/i.test(text)) {
    notes.warning(
      "last-day-of-week",
      `expected a day of the week beside L, got ${show(text)}; for the last Friday of the month write 6L, for each Saturday SAT`,
    );
    return { by: "day-of-week", weekdays: ["SAT"] };
  }
  const nth = NTH.exec(text);
  if (nth !== null) return readNthWeekday(text, nth[1] ?? "", Number(nth[2]), notes);
  const last = LAST_WEEKDAY.exec(text);
  if (last !== null) return readLastWeekday(text, last[1] ?? "", notes);

  const values = readValues("dayOfWeek", text, notes);
  if (values === undefined) return undefined;
  const named = nameWeekdays(text);
  if (named !== text) {
    notes.warning(
      "weekday-digit",
      `expected names as day of week, got ${show(text)}; AWS counts from 1 for Sunday, other crons do not`,
      { write: named, insteadOf: { field: "dayOfWeek", item: text } },
    );
  }
  if (values.length === WEEKDAY_NAMES.length) return { by: "every-day" };
  return { by: "day-of-week", weekdays: values.map(weekdayName) };
}

function readNthWeekday(text: string, weekdayText: string, nth: number, notes: Notes): CronDays | undefined {
  const number = readValue("dayOfWeek", weekdayText, text, notes);
  const inRange = nth >= 1 && nth <= 5;
  if (!inRange) {
    notes.problem("nth-weekday", `expected 1 to 5 after # in day of week, got ${show(text)}`, {
      write: number === undefined ? "6L" : `${number}L`,
      insteadOf: { field: "dayOfWeek", item: text },
      lead: "for the last one of the month ",
    });
  }
  if (number === undefined || !inRange) return undefined;
  const weekday = weekdayName(number);
  if (/^\d/.test(weekdayText)) {
    notes.warning(
      "weekday-digit",
      `expected a name before # in day of week, got ${show(text)}; AWS's own tables disagree about the digits`,
      { write: `${weekday}#${nth}`, insteadOf: { field: "dayOfWeek", item: text } },
    );
  }
  return { by: "nth-weekday", weekday, nth };
}

/** `6L` is the last Friday of the month. It is the only form which is documented, so its digit is no reason to warn. */
function readLastWeekday(text: string, weekdayText: string, notes: Notes): CronDays | undefined {
  const number = readValue("dayOfWeek", weekdayText, text, notes);
  if (number === undefined) return undefined;
  const fix = { write: `${number}L`, insteadOf: { field: "dayOfWeek", item: text } };
  if (!/^\d/.test(weekdayText)) {
    notes.warning(
      "last-weekday-name",
      `expected a digit before L in day of week, got ${show(text)}; AWS documents no name there`,
      fix,
    );
  } else if (text.endsWith("l")) {
    upperCaseL("dayOfWeek", text, fix.write, notes);
  }
  return { by: "last-weekday", weekday: weekdayName(number) };
}

function upperCaseL(field: "dayOfMonth" | "dayOfWeek", text: string, write: string, notes: Notes): void {
  notes.warning(
    "lower-case-name",
    `expected L in upper case as ${CRON_FIELDS[field].label}, got ${show(text)}; AWS documents no other`,
    { write, insteadOf: { field, item: text } },
  );
}

/** Day numbers of a readable list by name; steps from a number are written out. */
function nameWeekdays(text: string): string {
  return text
    .split(",")
    .map((item) => {
      const [, start, step] = /^(\d+)\/(\d+)$/.exec(item) ?? [];
      if (start === undefined) {
        return item.replace(/(^|-)(\d+)/g, (_, before: string, digit: string) => before + weekdayName(Number(digit)));
      }
      const names: string[] = [];
      for (let day = Number(start); day <= WEEKDAY_NAMES.length; day += Number(step)) names.push(weekdayName(day));
      return names.join(",");
    })
    .join(",");
}
