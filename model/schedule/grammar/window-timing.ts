/** All that decides when a window runs: the arguments of the same names, known and as plain values. */
export interface WindowTiming {
  /** `cron(…)`, `rate(…)` or `at(…)`. */
  readonly schedule: string;
  /**
   * IANA name.
   *
   * @default "UTC"
   */
  readonly scheduleTimezone?: string;
  /**
   * Calendar days, 1 to 6, after each day of a cron.
   *
   * @default - runs on the days of the cron themselves
   */
  readonly scheduleOffset?: number;
  /**
   * ISO 8601; the window does not run before.
   *
   * @default - from the beginning
   */
  readonly startDate?: string;
  /**
   * ISO 8601; the window does not run after.
   *
   * @default - for ever
   */
  readonly endDate?: string;
  /**
   * ISO 8601; when the window is made: a run with an offset whose cron day lies before does not take place.
   *
   * @default - not known
   */
  readonly createdAt?: string;
  /**
   * Whether it is of an association, which has no dates: no start date can be given beside a rate.
   *
   * @default - of a window
   */
  readonly hasNoDates?: true;
}

/** AWS's default for a window without a time zone. */
export const DEFAULT_TIME_ZONE = "UTC";
