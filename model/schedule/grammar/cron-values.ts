import { show } from "../../text/wording";
import type { Notes } from "../notes/schedule-note";
import { CRON_FIELDS, type CronField, describeRange, writeValue } from "./cron-fields";
import { weekdaysFromUnix } from "./cron-rewrites";

/** `*`, a value or a range; with or without a step. */
const ITEM = /^(?:(\*)|([A-Za-z]+|\d+)(?:-([A-Za-z]+|\d+))?)(?:\/(\d+))?$/;
const STEP_WITHOUT_START = /^\/(\d+)$/;
const SPECIAL = /[?#LW]/i;

/** Reads lists, ranges and steps of a field to its sorted values, or notes what is wrong. */
export function readValues(field: CronField, text: string, notes: Notes): readonly number[] | undefined {
  const values = new Set<number>();
  let complete = true;
  for (const item of text.split(",")) {
    const read = readItem(field, item, text, notes);
    if (read === undefined) complete = false;
    else for (const value of read) values.add(value);
  }
  return complete ? [...values].sort((a, b) => a - b) : undefined;
}

function readItem(field: CronField, item: string, text: string, notes: Notes): readonly number[] | undefined {
  const { label, lowest, highest } = CRON_FIELDS[field];
  const parts = ITEM.exec(item);
  if (parts === null) {
    noteSyntax(field, item, text, notes);
    return undefined;
  }
  const [, star, firstText, lastText, stepText] = parts;
  const first = firstText === undefined ? lowest : readValue(field, firstText, item, notes);
  const last = lastText === undefined ? first : readValue(field, lastText, item, notes);
  if (first === undefined || last === undefined) return undefined;

  if (last < first) {
    notes.problem("field-range", `expected a range that runs forwards as ${label}, got ${show(item)}`, {
      write: `${spell(field, first, highest)},${spell(field, lowest, last)}`,
      insteadOf: { field, item },
    });
    return undefined;
  }
  if (stepText === undefined) return span(first, star === undefined ? last : highest, 1);

  const step = Number(stepText);
  const longest = highest - lowest + (lowest === 0 ? 0 : 1);
  if (step < 1 || step > longest) {
    notes.problem("step", `expected a step from 1 to ${longest} for ${label}, got ${show(item)}; ${fixOfStep(step)}`);
    return undefined;
  }
  const end = lastText === undefined ? highest : last;
  const stepped = span(first, end, step);
  const isNamed = field === "dayOfWeek" && firstText !== undefined && !/^\d/.test(firstText);
  if (star !== undefined || lastText !== undefined || isNamed) {
    const message = `expected start/step as ${label}, got ${show(item)}; AWS shows no other step for windows`;
    const write = documentedItem(field, star === undefined ? undefined : `${lowest}/${step}`, stepped);
    notes.warning("undocumented-step", message, { write, insteadOf: { field, item } });
  }
  return stepped;
}

/** A step as AWS documents it; of days of the week, which are best named, the days themselves. */
function documentedItem(field: CronField, asStep: string | undefined, values: readonly number[]): string {
  if (asStep !== undefined && field !== "dayOfWeek") return asStep;
  return values.map((value) => writeValue(field, value)).join(",");
}

function fixOfStep(step: number): string {
  return step < 1 ? "leave the step out for the start alone" : "a longer step would only ever give its start";
}

/** One number or name of a field; `item` is where it stands. */
export function readValue(field: CronField, text: string, item: string, notes: Notes): number | undefined {
  const { label, lowest, highest } = CRON_FIELDS[field];
  const names: readonly string[] = CRON_FIELDS[field].names;
  if (/^\d+$/.test(text)) {
    const value = Number(text);
    if (value >= lowest && value <= highest) return value;
    if (field === "dayOfWeek" && value === 0) {
      notes.problem(
        "sunday-is-one",
        `expected day of week ${describeRange(field)}, got ${show(item)}; Sunday is 1 and Saturday 7 here`,
        { write: weekdaysFromUnix(item), insteadOf: { field, item } },
      );
    } else {
      notes.problem(
        "field-range",
        `expected ${label} ${describeRange(field)}, got ${show(item)}${fixFor(field, value)}`,
      );
    }
    return undefined;
  }
  const index = names.indexOf(text.toUpperCase());
  if (index < 0) {
    noteUnknownName(field, text, item, notes);
    return undefined;
  }
  if (text !== text.toUpperCase()) {
    notes.warning(
      "lower-case-name",
      `expected names in upper case as ${label}, got ${show(item)}; AWS documents no other`,
      { write: item.toUpperCase(), insteadOf: { field, item } },
    );
  }
  return lowest + index;
}

function noteUnknownName(field: CronField, text: string, item: string, notes: Notes): void {
  const { label } = CRON_FIELDS[field];
  const names: readonly string[] = CRON_FIELDS[field].names;
  if (SPECIAL.test(text) && text.length === 1) {
    noteSpecial(field, item, notes);
    return;
  }
  const short = names.find((name) => text.length > 3 && text.toUpperCase().startsWith(name));
  const fix = short === undefined ? undefined : { write: item.replace(text, short), insteadOf: { field, item } };
  notes.problem("unknown-name", `expected ${label} ${describeRange(field)}, got ${show(item)}`, fix);
}

function noteSyntax(field: CronField, item: string, text: string, notes: Notes): void {
  const { label, lowest } = CRON_FIELDS[field];
  const step = STEP_WITHOUT_START.exec(item);
  if (step !== null) {
    notes.problem("step", `expected start/step as ${label}, got ${show(item)}`, {
      write: field === "dayOfWeek" ? weekdaysFromUnix(`*${item}`) : `${lowest}${item}`,
      insteadOf: { field, item },
    });
  } else if (item === "") {
    notes.problem("field-syntax", `expected a value between the commas of ${label}, got ${show(text)}; drop the comma`);
  } else if (/^[\w?#,*/-]+$/.test(item) && SPECIAL.test(item)) {
    noteSpecial(field, item, notes);
  } else {
    notes.problem(
      "field-syntax",
      `expected a value, a list, a range or start/step as ${label}, got ${show(item)}; such as ${CRON_FIELDS[field].examples}`,
    );
  }
}

function noteSpecial(field: CronField, item: string, notes: Notes): void {
  const { label } = CRON_FIELDS[field];
  const message = `expected ${label} ${describeRange(field)}, got ${show(item)}`;
  if (item === "?" && !field.startsWith("dayOf")) {
    const fix = { write: "*", insteadOf: { field, item }, lead: "for every value " };
    notes.problem("special-misplaced", message, fix);
  } else {
    notes.problem("special-misplaced", `${message}${fixOfSpecial(field)}`);
  }
}

function fixOfSpecial(field: CronField): string {
  if (field === "dayOfMonth") return "; ?, L and a day with W each stand alone";
  if (field === "dayOfWeek") return "; ?, TUE#2 and 6L (the last Friday) each stand alone: make a window for each";
  return "; ?, L, W and # belong to the two day fields";
}

function fixFor(field: CronField, value: number): string {
  if (field === "hours" && value === 24) return "; midnight is 0, at the beginning of a day";
  if ((field === "minutes" || field === "seconds") && value === 60) return "; the full hour is 0";
  if (field === "hours" && value <= 59) return "; minutes come first, then hours";
  return "";
}

function spell(field: CronField, first: number, last: number): string {
  return first === last ? writeValue(field, first) : `${writeValue(field, first)}-${writeValue(field, last)}`;
}

function span(first: number, last: number, step: number): number[] {
  const values: number[] = [];
  for (let value = first; value <= last; value += step) values.push(value);
  return values;
}
