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
 * A date wins over days; neither means 0 days. `published` is when the notice was issued, where another date counts as
 * its release: some notices say that they were updated before.
 * Source: AWS's node code 1.80, executed; SSM API model, PatchRule.
 */
export function approvalByTime(rule: ApprovalRuleModel, released: Date, at: Date, published?: Date): RuleResult {
  if (rule.approveUntilDate !== undefined) return approvalUntilDate(rule.approveUntilDate, released, at, published);
  const days = rule.approveAfterDays ?? 0;
  if (!isKnown(days)) return { result: "unknown", because: "its approveAfterDays is not known yet" };
  return approvedFrom(wholeSeconds(released) + days * DAY, released, at, published);
}

function approvalUntilDate(
  date: NonNullable<ApprovalRuleModel["approveUntilDate"]>,
  released: Date,
  at: Date,
  published: Date | undefined,
): RuleResult {
  if (!isKnown(date)) return { result: "unknown", because: "its approveUntilDate is not known yet" };
  const start = dayStart(date);
  if (start === undefined) {
    return { result: "unknown", because: `its approveUntilDate ${JSON.stringify(date)} is not a valid date` };
  }
  if (released.getTime() >= start + DAY) return { result: "released too late", approveUntilDate: date };
  if (published !== undefined && published > released)
    return approvedFrom(published.getTime(), released, at, published);
  return released.getTime() === 0 ? { result: "approves" } : { result: "approves", since: released };
}

/** Approved just after a moment, and never before the patch was published, whatever date it counts from. */
function approvedFrom(moment: number, released: Date, at: Date, published: Date | undefined): RuleResult {
  const cutoff = Math.max(moment, published === undefined ? 0 : wholeSeconds(published));
  if (wholeSeconds(at) <= cutoff) return { result: "waits", until: new Date(cutoff) };
  return released.getTime() === 0 ? { result: "approves" } : { result: "approves", since: new Date(cutoff) };
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
