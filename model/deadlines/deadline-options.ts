import type { OperatingSystem } from "../facts/operating-systems";
import type { PublishedDeadline } from "../facts/published-deadlines";
import type { SeverityOf } from "../facts/severities";
import type { UncountedDays } from "./uncounted-days";

/** What a deadline asks beside its days. */
export interface DeadlineTerms {
  /**
   * Days for every patch that a rule approves, whatever its severity. The only one for systems without severities, such
   * as Ubuntu.
   *
   * @default - only the severities that have days of their own
   */
  readonly any?: number;
  /**
   * A published rule, by `PatchDeadlines`. Of its days and your own the fewer count.
   *
   * @default - only your own days
   */
  readonly published?: PublishedDeadline;
  /**
   * Whether a missed deadline is a warning (PM831), which somebody may accept with a reason until a day, and not an error.
   *
   * @default false
   */
  readonly acceptable?: boolean;
  /**
   * Whether the reboot must be within the days too: a patch that NoReboot leaves pending a reboot does not count.
   *
   * @default false - installed is enough
   */
  readonly inForce?: boolean;
  /**
   * Runs that a node may miss, being off or failing, with the deadline met all the same. A whole number from 0 to 12.
   *
   * @default 0
   */
  readonly tolerateMissedRuns?: number;
  /**
   * A change freeze (blackout, maintenance freeze): days that do not count, as if the clock of the deadline stood still.
   * It stops no window, of which PM839 warns: `changeFreezes` of a `PatchEnvironment` or `PatchFleet` does, and its days
   * need not be said here again. For a published rule they count all the same.
   *
   * @default - every day counts
   */
  readonly exceptDuring?: readonly UncountedDays[];
}

/** What an editor shows on the days of a severity. Every severity of the fact table stands here. */
interface SeverityDays {
  /** Days, above 0, from the release of a patch that its vendor calls Critical. */
  readonly Critical: unknown;
  /** Days, above 0, from the release of a patch that its vendor calls Important. */
  readonly Important: unknown;
  /** Days, above 0, from the release of a patch that its vendor calls Moderate. */
  readonly Moderate: unknown;
  /** Days, above 0, from the release of a patch that its vendor calls Medium. */
  readonly Medium: unknown;
  /** Days, above 0, from the release of a patch that its vendor calls Low. */
  readonly Low: unknown;
  /** Days, above 0, from the release of a patch of severity None. */
  readonly None: unknown;
  /** Days, above 0, from the release of a patch that its vendor does not rate. */
  readonly Unspecified: unknown;
}

/**
 * A patch deadline (SLA, time to patch): within how many days after its release a patch has had its first chance on every
 * node, by severity, in the words of the system, such as `{ Critical: 14, Important: 14 }`. Proved at synth over the
 * releases of a year.
 */
export type PatchWithin<OS extends OperatingSystem = OperatingSystem> = {
  readonly [Severity in keyof SeverityDays as Severity extends SeverityOf<OS> ? Severity : never]?: number;
} & DeadlineTerms;
