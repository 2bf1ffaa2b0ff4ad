import type { AcceptableCheck } from "../checks/all-checks";

/** What a user writes to accept a finding. */
export interface AcceptanceOptions {
  /** The check that speaks, such as `PM106`; docs/checks.md lists them. Errors cannot be accepted. */
  readonly check: AcceptableCheck;

  /** Why it is right as it is, for whoever reads it later; at least 10 characters. */
  readonly reason: string;

  /** Who answers for it: a team or a person. */
  readonly owner: string;

  /** The last day on which it is accepted, `YYYY-MM-DD`; from the next on the finding counts again. */
  readonly until: string;

  /**
   * The place within the object, as the finding names it: `operatingSystem`, `approvalRules[0]`. What lies below it is
   * meant too.
   *
   * @default - any place; a check that finds each of several by itself (docs/checks.md) requires it
   */
  readonly at?: string;
}

/** An acceptance, with the part of the tree that it is about. */
export interface Acceptance extends AcceptanceOptions {
  /** Construct path or address; what lies below it is meant too. Empty for everything. */
  readonly scope: string;
}
