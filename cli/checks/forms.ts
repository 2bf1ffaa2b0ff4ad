/** How the checks can be told. */
export const CHECKS_FORMS = ["terminal", "markdown", "json"] as const;
export type ChecksForm = (typeof CHECKS_FORMS)[number];
