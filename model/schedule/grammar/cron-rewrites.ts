import type { CronTexts } from "./cron-fields";
import { weekdayName } from "./weekdays-and-months";

const STEP_FROM_STAR = /^\*\//;

/** An expression of another cron dialect in AWS's fields, or several where one cannot say it. */
export function rewriteFields(fields: readonly string[]): readonly string[] {
  const [first, second, third, fourth, fifth, sixth] = fields;
  if (first === undefined || second === undefined || third === undefined || fourth === undefined) return [];
  if (fields.length === 5 && fifth !== undefined) return fromFive([first, second, third, fourth, fifth]);
  if (fields.length === 6 && fifth !== undefined && sixth !== undefined && looksLikeSecondsFirst(fields)) {
    return fromFive([second, third, fourth, fifth, sixth]);
  }
  return [];
}

/** Six fields which end with the day of week: the year is missing and the first field holds the seconds. */
export function looksLikeSecondsFirst(fields: readonly string[]): boolean {
  if (fields.length !== 6) return false;
  const sixth = fields[5] ?? "";
  return fields[3] === "?" || sixth === "?" || /^[A-Za-z]{3}/.test(sixth) || /^[0-7](?:[-,#L][0-7,-]*)?$/.test(sixth);
}

type FiveFields = readonly [minutes: string, hours: string, dayOfMonth: string, month: string, dayOfWeek: string];

function fromFive([minutes, hours, dayOfMonth, month, dayOfWeek]: FiveFields): readonly string[] {
  if (dayOfMonth === "?" || dayOfWeek === "?") {
    return [writeCron({ minutes, hours, dayOfMonth, month, dayOfWeek, year: "*" })];
  }
  const common = {
    minutes: minutes.replace(STEP_FROM_STAR, "0/"),
    hours: hours.replace(STEP_FROM_STAR, "0/"),
    month: month.replace(STEP_FROM_STAR, "1/").toUpperCase(),
    year: "*",
  };
  const byMonth = writeCron({ ...common, dayOfMonth: dayOfMonth.replace(STEP_FROM_STAR, "1/"), dayOfWeek: "?" });
  if (dayOfWeek === "*") return [byMonth];
  const byWeek = writeCron({ ...common, dayOfMonth: "?", dayOfWeek: weekdaysFromUnix(dayOfWeek) });
  return dayOfMonth === "*" ? [byWeek] : [byMonth, byWeek];
}

/** Days of week as unix cron counts them, 0 or 7 for Sunday, by name; what is not understood stays as it is. */
export function weekdaysFromUnix(text: string): string {
  return text
    .split(",")
    .map((item) => {
      const days = daysOfUnix(item);
      if (days !== undefined) return namesOf(days, !item.includes("/") && item.includes("-"));
      const nth = /^([0-7])(#\d)$/.exec(item);
      if (nth !== null) return nameOfUnix(Number(nth[1])) + (nth[2] ?? "");
      const last = /^([0-7])L$/.exec(item);
      if (last !== null) return `${(Number(last[1]) % 7) + 1}L`;
      return item.toUpperCase();
    })
    .join(",");
}

const UNIX_ITEM = /^(?:(\*)|0*([0-7])(?:-0*([0-7]))?)(?:\/(\d+))?$/;

/** The days of a number, a range, or steps from either; a start with a step goes on to the end of the week. */
function daysOfUnix(item: string): readonly number[] | undefined {
  const [, star, firstText, lastText, stepText] = UNIX_ITEM.exec(item) ?? [];
  if (star === undefined && firstText === undefined) return undefined;
  if (star !== undefined && stepText === undefined) return undefined;
  const first = Number(firstText ?? 0);
  const last =
    lastText === undefined ? (stepText === undefined ? first : star === undefined ? 7 : 6) : Number(lastText);
  const step = Number(stepText ?? 1);
  if (last < first || step < 1) return undefined;
  const days: number[] = [];
  for (let day = first; day <= last; day += step) days.push(day);
  return days;
}

/** AWS's week begins on Sunday, so that a range which ends there (5-7) has to be a list; steps always are. */
function namesOf(days: readonly number[], isRange: boolean): string {
  const first = days[0] ?? 0;
  const last = days.at(-1) ?? first;
  if (isRange && last < 7 && first !== last) return `${nameOfUnix(first)}-${nameOfUnix(last)}`;
  return [...new Set(days.map(nameOfUnix))].join(",");
}

function nameOfUnix(day: number): string {
  return weekdayName((day % 7) + 1);
}

export function writeCron(texts: CronTexts): string {
  const { minutes, hours, dayOfMonth, month, dayOfWeek, year } = texts;
  return `cron(${minutes} ${hours} ${dayOfMonth} ${month} ${dayOfWeek} ${year})`;
}
