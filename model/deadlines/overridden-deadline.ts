import { isObject } from "../values/is-object";
import { TERMS } from "./read-deadline";
import type { UncountedDays } from "./uncounted-days";

/**
 * A deadline that takes the place of another one. Days that do not count are a matter of the calendar: they stay unless
 * it names its own, or has none of its own days, for a published rule counts every day.
 */
export function overriddenDeadline(own: unknown, replaced: unknown): unknown {
  if (!isObject(own) || !isObject(replaced)) return own ?? replaced;
  const { exceptDuring } = replaced;
  if (exceptDuring === undefined || own.exceptDuring !== undefined || !hasDays(own)) return own;
  return { ...own, exceptDuring };
}

/**
 * A deadline that does not count the days of change freezes either: but for one that says itself that each day counts
 * (`exceptDuring: []`), or has none of its own days.
 */
export function withoutFreezes(deadline: unknown, freezes: readonly UncountedDays[]): unknown {
  if (!isObject(deadline) || !hasDays(deadline)) return deadline;
  const { exceptDuring = freezes } = deadline;
  if (!Array.isArray(exceptDuring) || exceptDuring.length === 0) return deadline;
  // A list that only Terraform knows is one text, which stands for all of it.
  if (exceptDuring.some((one) => typeof one === "string")) return deadline;
  const own = exceptDuring as readonly (Partial<UncountedDays> | null)[];
  const more = freezes.filter(({ from, until }) => !own.some((one) => one?.from === from && one?.until === until));
  return { ...deadline, exceptDuring: [...own, ...more] };
}

function hasDays(deadline: object): boolean {
  return Object.keys(deadline).some((name) => !TERMS.includes(name));
}
