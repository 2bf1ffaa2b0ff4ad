import type { Finding, Severity } from "../../values/finding";
import { Problems } from "../../values/problems";

/** What every check can say about itself; docs/checks.md is made from it. */
export interface CheckBasics {
  /** Stable: users accept findings and look them up by it. */
  readonly id: string;
  /** An `error` stops the synth; a `warning` can be accepted. */
  readonly severity: Severity;
  /** What is wrong, as a sentence. */
  readonly cause: string;
  /** Why it matters, as a sentence. */
  readonly reason: string;
  /** Where the reason comes from; a label of docs/facts.md. */
  readonly source: string;
  /** What to do, as a sentence. */
  readonly fix: string;
  /**
   * What `at` of an acceptance must say, `a system such as "WINDOWS"`: of several that are wrong alike each is found by
   * itself, and who accepts one has not seen those to come. Absent: any place.
   */
  readonly acceptedAt?: string;
}

/**
 * One thing that can be wrong, as `defineCheck` returns it: ours, and those of a house. Written once for constructs,
 * review and documentation.
 */
export interface Check<Subject, Tools = ObjectTools> extends CheckBasics {
  /** What it is about. */
  readonly on: string;
  /** Whether another answer may be right on another day; a review then weighs what is found on every day alone. */
  readonly dependsOnDay?: true;
  /** Reports each place where it is wrong. Lets unknown values pass. */
  readonly find: (subject: Subject, tools: Tools) => void;
}

/** What a check may ask beside its subject while an object is made, before anything is known of the others. */
export interface ObjectTools extends CheckContext {
  /** Takes what is wrong. */
  readonly problems: Problems;
}

/** What a check may know beside its subject. */
export interface CheckContext {
  /** The day on which the question is asked. Decides only what has ended by then. */
  readonly today: Date;
  /** The moment, for what is over within a day. Absent: the beginning of the day. */
  readonly now?: Date;
}

/** Runs every check over one object. The order is that of the checks. */
export function runChecks<Subject>(
  checks: readonly Check<Subject>[],
  subject: Subject,
  problems: Problems,
  { today, now }: CheckContext,
): void {
  const tools = { problems, today, ...(now && { now }) };
  for (const check of checks) {
    problems.as(check);
    check.find(subject, tools);
  }
}

/** What the checks say about one object. */
export function findingsOf<Subject>(
  checks: readonly Check<Subject>[],
  subject: Subject,
  context: CheckContext,
): readonly Finding[] {
  const problems = new Problems();
  runChecks(checks, subject, problems, context);
  return problems.findings;
}
