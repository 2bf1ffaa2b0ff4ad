import type { Schedule } from "../schedule/grammar/schedule";
import type { TimeZone } from "../schedule/zones/time-zone-names";

/** Days of release of one's own: a mirror that is refreshed every Monday, a vendor with days of its own. */
export interface ReleaseSchedule {
  /** When they come out: a `Schedule` or `cron(…)`, `rate(…)`, `at(…)`. */
  readonly schedule: Schedule | string;
  /**
   * IANA name.
   *
   * @default "UTC"
   */
  readonly scheduleTimezone?: TimeZone;
}

/**
 * When patches are released: at any instant; on the second Tuesday of each month at 10:00 in Redmond; or on a schedule.
 */
export type ReleaseOptions = "anyInstant" | "patchTuesday" | ReleaseSchedule;
