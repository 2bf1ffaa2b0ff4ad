import { invalid } from "../../account/refusal";

/** Ranges of the six fields of a cron expression, and the letters and signs that may stand in them. */
const CRON_FIELDS = [
  { name: "minutes", min: 0, max: 59, other: /^[*]$/ },
  { name: "hours", min: 0, max: 23, other: /^[*]$/ },
  { name: "day of month", min: 1, max: 31, other: /^([*?L]|\d+W|LW)$/ },
  { name: "month", min: 1, max: 12, other: /^[*]$/, words: "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC" },
  { name: "day of week", min: 1, max: 7, other: /^([*?L]|[1-7]L)$/, words: "SUN MON TUE WED THU FRI SAT" },
  { name: "year", min: 1970, max: 2199, other: /^[*]$/ },
] as const;

const AT = /^at\(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\)$/;
const RATE = /^rate\((?:1 (?:minute|hour|day)|(?:[2-9]|[1-9]\d+) (?:minutes|hours|days))\)$/;

/**
 * Refuses a schedule that the service is known to refuse: no known form, a wrong number of fields, a value out of
 * range, a value in both day fields. What AWS's documentation leaves open passes.
 *
 * @throws Refusal `ValidationException`; AWS's own words for it are not known.
 */
export function checkSchedule(schedule: string): void {
  if (AT.test(schedule) || RATE.test(schedule)) return;
  const cron = /^cron\((.*)\)$/.exec(schedule)?.[1];
  if (cron === undefined) throw badSchedule(schedule, "it is neither cron(…), rate(…) nor at(…)");
  const fields = cron.trim().split(/\s+/);
  const six = fields.length === 7 ? fields.slice(1) : fields;
  if (six.length !== 6) throw badSchedule(schedule, `it has ${fields.length} fields, not six or seven`);
  for (const [index, field] of CRON_FIELDS.entries()) {
    if (!isField(six[index] ?? "", field)) throw badSchedule(schedule, `"${six[index]}" is no ${field.name}`);
  }
  if (six[2] !== "?" && six[4] !== "?") throw badSchedule(schedule, "one of the two day fields must be ?");
}

function isField(text: string, field: (typeof CRON_FIELDS)[number]): boolean {
  return text.split(",").every((part) => {
    const [base = "", step, ...more] = part.split("/");
    if (more.length > 0 || (step !== undefined && !/^[1-9]\d*$/.test(step))) return false;
    if (field.other.test(base)) return true;
    const [day, nth, ...rest] = base.split("#");
    if (nth !== undefined)
      return field.name === "day of week" && rest.length === 0 && /^[1-5]$/.test(nth) && isValue(day, field);
    const range = base.split("-");
    return range.length <= 2 && range.every((value) => isValue(value, field));
  });
}

function isValue(text: string | undefined, field: (typeof CRON_FIELDS)[number]): boolean {
  if (text === undefined) return false;
  if ("words" in field && field.words.split(" ").includes(text)) return true;
  return /^\d+$/.test(text) && Number(text) >= field.min && Number(text) <= field.max;
}

function badSchedule(schedule: string, reason: string): Error {
  return invalid(`Invalid schedule expression ${schedule}: ${reason}`);
}
