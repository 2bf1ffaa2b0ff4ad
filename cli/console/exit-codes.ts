/** What `review` and `plan` end with: as `terraform plan -detailed-exitcode` does, and one more. */
export const REVIEW_EXIT_CODES = { noChange: 0, error: 1, changes: 2, stopped: 3 } as const;
