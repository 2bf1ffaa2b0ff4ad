import type { Schedule } from "../schedule/grammar/schedule";
import type { TimeZone } from "../schedule/zones/time-zone-names";
import type { Resolvable } from "../values/listed";

/** What a maintenance window says, in Terraform's own argument names. */
export interface MaintenanceWindowOptions {
  /** 3 to 128 letters, digits, `_`, `-` and `.`; no spaces. */
  readonly name: string;

  /**
   * 1 to 128 characters.
   *
   * @default - AWS shows the window by its name alone
   */
  readonly description?: string;

  /**
   * When it opens: a `Schedule`, or an expression as AWS writes it (`cron(…)`, `rate(…)`, `at(…)`), 1 to 256
   * characters. A `Schedule` may bring its own `scheduleOffset`.
   */
  readonly schedule: Schedule | string;

  /**
   * The time zone in which the schedule is read, by its name in the IANA database, such as `Asia/Seoul`.
   *
   * @default - UTC
   */
  readonly scheduleTimezone?: TimeZone;

  /**
   * Calendar days to wait after each day of a cron schedule, a whole number from 1 to 6 (SSM API model,
   * MaintenanceWindowOffset).
   *
   * @default - the offset that the schedule brings, else none
   */
  readonly scheduleOffset?: number;

  /** Hours the window is open, a whole number from 1 to 24 (SSM API model, MaintenanceWindowDurationHours). */
  readonly duration: number;

  /**
   * Hours before the end from which on no new task starts, a whole number from 0 to 23 and below `duration` (SSM API
   * model, MaintenanceWindowCutoff). What runs goes on, unless the task's `cutoffBehavior` says otherwise.
   */
  readonly cutoff: number;

  /**
   * Before this the window does not open: ISO 8601 with an offset, such as `2027-01-31T02:00:00+09:00`.
   *
   * @default - from the beginning
   */
  readonly startDate?: string;

  /**
   * After this the window does not open: ISO 8601 with an offset, such as `2027-12-31T00:00:00Z`.
   *
   * @default - for ever
   */
  readonly endDate?: string;

  /**
   * Whether a task may name nodes by their instance ids, without a registered target.
   *
   * @default false
   */
  readonly allowUnassociatedTargets?: boolean | Resolvable;

  /**
   * Whether the window opens at all. The provider creates it enabled, and switches it off with a second call.
   *
   * @default true
   */
  readonly enabled?: boolean | Resolvable;

  /**
   * Tags of the window itself (not of the nodes); its targets and tasks cannot have any.
   *
   * @default - the provider's default tags alone
   */
  readonly tags?: { readonly [key: string]: string };

  /**
   * The Region the window lives in, and its targets and tasks with it. A change replaces all of them.
   *
   * @default - the provider's Region
   */
  readonly region?: string;
}
