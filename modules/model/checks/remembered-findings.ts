import type { Finding } from "../finding";
import { acknowledgedCount } from "../listed";
import { type Check, type CheckContext, findingsOf } from "./check";

/** Different objects that are remembered for one list of checks; then it starts anew. */
const MOST_REMEMBERED = 1000;

const REMEMBERED = new WeakMap<readonly unknown[], Map<string, readonly Finding[]>>();

/**
 * What the checks say about one object, asked only once about equal ones: a fleet gives the same baseline to a thousand
 * accounts. For an object without unknown values, which a text cannot hold. Errors are not remembered: they end the
 * synthesis anyhow, and name values (`NaN`) that a text cannot hold either.
 */
export function rememberedFindings<Subject>(
  checks: readonly Check<Subject>[],
  subject: Subject,
  context: CheckContext,
): readonly Finding[] {
  const remembered = rememberedOf(checks);
  // What was let in through `unlisted()` since then may be a finding no more.
  const key = `${context.today.getTime()} ${acknowledgedCount()} ${JSON.stringify(subject)}`;
  const known = remembered.get(key);
  if (known !== undefined) return known;

  const findings = findingsOf(checks, subject, context);
  if (findings.some(({ severity }) => severity === "error")) return findings;
  if (remembered.size >= MOST_REMEMBERED) remembered.clear();
  remembered.set(key, findings);
  return findings;
}

function rememberedOf(checks: readonly unknown[]): Map<string, readonly Finding[]> {
  const known = REMEMBERED.get(checks) ?? new Map<string, readonly Finding[]>();
  REMEMBERED.set(checks, known);
  return known;
}
