import type { Construct } from "constructs";
import { show } from "../../model/text/wording";
import { NotValidError } from "../../model/values/finding";
import { notADate, parseCalendarDate } from "../../model/values/parse-date";
import { patchObjectsOf } from "./patch-objects";

/** The context value that says what day it is, `YYYY-MM-DD`: `new App({ context: { [TODAY_CONTEXT]: "2026-11-23" } })`. */
export const TODAY_CONTEXT = "cdktf-patch-manager:today";

/**
 * The day on which it is asked what has ended (a system's support, an acceptance) and what is to come (runs that
 * overlap). It never reaches what Terraform reads. The day of the synthesis, unless the context says otherwise.
 *
 * @throws NotValidError where the context says something that is no day
 */
export function todayOf(scope: Construct): Date {
  const objects = patchObjectsOf(scope);
  objects.today ??= readToday(scope);
  return objects.today;
}

/**
 * The moment at which it is asked what is over. Where the context says what day it is, the beginning of that day: all
 * of it is to come.
 *
 * @throws NotValidError where the context says something that is no day
 */
export function nowOf(scope: Construct): Date {
  const objects = patchObjectsOf(scope);
  objects.now ??= scope.node.tryGetContext(TODAY_CONTEXT) === undefined ? new Date() : todayOf(scope);
  return objects.now;
}

function readToday(scope: Construct): Date {
  const given: unknown = scope.node.tryGetContext(TODAY_CONTEXT);
  if (given === undefined) return new Date(new Date().toISOString().slice(0, 10));
  const day = typeof given === "string" ? parseCalendarDate(given) : undefined;
  if (day !== undefined) return day;
  throw new NotValidError(`context ${TODAY_CONTEXT}`, [
    {
      checkId: "PM001",
      severity: "error",
      path: TODAY_CONTEXT,
      message: notADate(show(given)),
    },
  ]);
}
