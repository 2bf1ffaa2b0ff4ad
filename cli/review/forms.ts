/** How a review can be had. */
export const REVIEW_FORMS = ["terminal", "markdown", "html", "json", "sarif"] as const;
export type ReviewForm = (typeof REVIEW_FORMS)[number];
