/** How a summary can be had. */
export const SUMMARY_FORMS = ["terminal", "html", "json"] as const;
export type SummaryForm = (typeof SUMMARY_FORMS)[number];
