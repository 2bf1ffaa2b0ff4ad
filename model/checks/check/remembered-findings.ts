import type { Finding } from "../../values/finding";
import { acknowledgedCount } from "../../values/listed";
import { Memo } from "../../values/memo";
import { jsonOfModel } from "../../values/unknown";
import { type Check, type CheckContext, findingsOf } from "./check";

/** Different objects that are remembered for one list of checks. */
const MOST_REMEMBERED = 1000;

const REMEMBERED = new WeakMap<readonly unknown[], Memo<readonly Finding[]>>();

/**
 * What the checks say about one object, asked only once about equal ones: a fleet gives the same baseline to a thousand
 * accounts. A value that is not known is another one than none. Errors are not remembered: they end the synthesis anyhow,
 * and name values (`NaN`) that a text cannot hold.
 */
export function rememberedFindings<Subject>(
  checks: readonly Check<Subject>[],
  subject: Subject,
  context: CheckContext,
): readonly Finding[] {
  const remembered = REMEMBERED.get(checks) ?? new Memo<readonly Finding[]>(MOST_REMEMBERED);
  REMEMBERED.set(checks, remembered);
  // What was let in through `unlisted()` since then may be a finding no more.
  const moment = context.now ?? context.today;
  const content = jsonOfModel(subject);
  const question = `${context.today.getTime()} ${minuteOf(moment)} ${acknowledgedCount()} ${content}`;
  return remembered.get(
    question,
    () => findingsOf(checks, subject, context),
    (findings) => findings.every(({ severity }) => severity !== "error"),
  );
}

function minuteOf(moment: Date): number {
  return Math.floor(moment.getTime() / 60_000);
}
