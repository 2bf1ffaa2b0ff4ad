import type { Finding } from "../../values/finding";
import { type Bounds, Problems } from "../../values/problems";
import type { Knowable } from "../../values/unknown";

/** What is said of one case, in place of what the check says of all. */
export interface FactsOfCase {
  /** One or two sentences with the facts of this case. */
  readonly because?: string;
  /** What to do, without a full stop. */
  readonly fix?: string;
}

/** A finding and the object that it is about. */
export interface FindingOnObject extends Finding, FactsOfCase {
  /** Construct path or Terraform address. */
  readonly key: string;
}

/** A finding without what the check itself knows. */
export type ObjectReport = Pick<FindingOnObject, "key" | "message" | "because" | "fix"> & { readonly path?: string };

/**
 * Takes what a rule finds wrong. Every helper lets a value pass that is absent or not known yet.
 */
export interface RuleProblems {
  /**
   * @param path - the place within the object, as one types it: `approvalRules[0].approveAfterDays`; empty for all of it
   * @param message - what was expected, and what came
   * @param facts - the reason and the fix of this case, where they say more than those of the rule
   */
  add(path: string, message: string, facts?: FactsOfCase): void;
  /** Adds it where `holds` is known to be false. */
  unless(holds: Knowable<boolean> | undefined, path: string, message: string): void;
  /** A whole number from `min` to `max`. */
  wholeNumber(path: string, value: unknown, limit: Bounds): void;
  /** One of a few strings. */
  oneOf(path: string, value: unknown, allowed: readonly string[]): void;
  /** The same for another object than the subject, for rules on an environment or a fleet. */
  on(object: { readonly key: string }): RuleProblems;
}

/** Takes the findings of one check about several objects. */
export class ObjectProblems extends Problems implements RuleProblems {
  constructor(
    private readonly check: Pick<Finding, "severity"> & { readonly id: string },
    private readonly key: string,
    private readonly found: FindingOnObject[],
  ) {
    super();
  }

  public override add(path: string, message: string, facts: FactsOfCase = {}): void {
    const { id: checkId, severity } = this.check;
    this.found.push({ checkId, severity, path, message, key: this.key, ...facts });
  }

  public on({ key }: { readonly key: string }): ObjectProblems {
    return new ObjectProblems(this.check, key, this.found);
  }

  public addEach(reports: readonly ObjectReport[]): void {
    for (const { key, path = "", message, ...facts } of reports) this.on({ key }).add(path, message, facts);
  }
}
