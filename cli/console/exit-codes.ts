/** What `review` and `plan` end with: as `terraform plan -detailed-exitcode` does, and one more. */
export const REVIEW_EXIT_CODES = { noChange: 0, error: 1, changes: 2, stopped: 3 } as const;

/** What `snapshot` ends with: parts that were refused are not known, and whoever runs it must see that. */
export const SNAPSHOT_EXIT_CODES = { whole: 0, partial: 3 } as const;

/** What `adopt` ends with. */
export const ADOPT_EXIT_CODES = { proved: 0, changes: 3 } as const;

/** What `unmanaged` ends with. */
export const UNMANAGED_EXIT_CODES = { none: 0, some: 3 } as const;
