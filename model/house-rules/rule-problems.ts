import type { Finding } from "../values/finding";
import { type NumberLimit, Problems } from "../values/problems";
import type { Knowable } from "../values/unknown";

/** A finding and the object that it is about. */
export interface FindingOnObject extends Finding {
  readonly key: string;
}

/**
 * Takes what a rule finds wrong. Every helper lets a value pass that is absent or not known yet.
 */
export class RuleProblems {
  constructor(
    private readonly rule: { readonly id: string; readonly severity: Finding["severity"] },
    private readonly key: string,
    private readonly found: FindingOnObject[],
  ) {}

  /**
   * @param path - the place within the object, as one types it: `approvalRules[0].approveAfterDays`; empty for all of it
   * @param message - what was expected, and what came
   */
  public add(path: string, message: string): void {
    this.collect((problems) => problems.add(path, message));
  }

  /** Adds it where `holds` is known to be false. */
  public unless(holds: Knowable<boolean> | undefined, path: string, message: string): void {
    if (holds === false) this.add(path, message);
  }

  /** A whole number from `min` to `max`. */
  public wholeNumber(path: string, value: unknown, limit: Omit<NumberLimit, "source">): void {
    this.collect((problems) => problems.wholeNumber(path, value, { ...limit, source: "" }));
  }

  /** One of a few strings. */
  public oneOf(path: string, value: unknown, allowed: readonly string[]): void {
    this.collect((problems) => problems.oneOf(path, value, allowed));
  }

  /** The same for another object than the subject, for rules on an environment or a fleet. */
  public on({ key }: { readonly key: string }): RuleProblems {
    return new RuleProblems(this.rule, key, this.found);
  }

  private collect(say: (problems: Problems) => void): void {
    const problems = new Problems();
    problems.as(this.rule);
    say(problems);
    this.found.push(...problems.findings.map((finding) => ({ ...finding, key: this.key })));
  }
}
