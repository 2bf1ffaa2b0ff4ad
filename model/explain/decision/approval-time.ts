import type { ApprovalRuleModel } from "../../patch-baseline/patch-baseline-model";
import { isKnown } from "../../values/unknown";
import type { RuleResult } from "../patch/verdict";

const DAY = 24 * 60 * 60 * 1000;
const SECOND = 1000;

/**
 * Whether a rule that matches a patch approves it by now.
 *
 * Days count as 24 hours from the release, to the second, and the moment itself does not suffice: released at 14:03:00
 * with 7 days, a patch is approved from 14:03:01. A date approves what was released before the end of that day, UTC.
 * A date wins over days; neither means 0 days. Source: AWS's node code 1.80, executed; SSM API model, PatchRule.
 */
export function approvalByTime(rule: ApprovalRuleModel, released: Date, at: Date): RuleResult {
  if (rule.approveUntilDate !== undefined) return approvalUntilDate(rule.approveUntilDate, released);
  const days = rule.approveAfterDays ?? 0;
  if (!isKnown(days)) return { result: "unknown", because: "its approveAfterDays is not known yet" };

  const cutoff = wholeSeconds(released) + days * DAY;
  if (wholeSeconds(at) <= cutoff) return { result: "waits", until: new Date(cutoff) };
  return released.getTime() === 0 ? { result: "approves" } : { result: "approves", since: new Date(cutoff) };
}

function approvalUntilDate(date: NonNullable<ApprovalRuleModel["approveUntilDate"]>, released: Date): RuleResult {
  if (!isKnown(date)) return { result: "unknown", because: "its approveUntilDate is not known yet" };
  const start = dayStart(date);
  if (start === undefined) {
    return { result: "unknown", because: `its approveUntilDate ${JSON.stringify(date)} is not a valid date` };
  }
  if (released.getTime() >= start + DAY) return { result: "released too late", approveUntilDate: date };
  return released.getTime() === 0 ? { result: "approves" } : { result: "approves", since: released };
}

/** Midnight UTC of `YYYY-MM-DD`; undefined for a day that the calendar does not have. */
function dayStart(date: string): number | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return undefined;
  const start = Date.parse(`${date}T00:00:00Z`);
  const sameDay = !Number.isNaN(start) && new Date(start).toISOString().startsWith(date);
  return sameDay ? start : undefined;
}

function wholeSeconds(time: Date): number {
  return Math.floor(time.getTime() / SECOND) * SECOND;
}
