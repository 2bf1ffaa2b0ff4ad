import { TERMS } from "./read-deadline";

/**
 * A deadline that takes the place of another one. Days that do not count are a matter of the calendar: they stay unless
 * it names its own, or has none of its own days, for a published rule counts every day.
 */
export function overriddenDeadline(own: unknown, replaced: unknown): unknown {
  if (!isObject(own) || !isObject(replaced)) return own ?? replaced;
  const { exceptDuring } = replaced;
  const hasDays = Object.keys(own).some((name) => !TERMS.includes(name));
  return exceptDuring === undefined || own.exceptDuring !== undefined || !hasDays ? own : { ...own, exceptDuring };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
