/** How the answers of explain can be had. */
export const EXPLAIN_FORMS = ["terminal", "json", "csv"] as const;
export type ExplainForm = (typeof EXPLAIN_FORMS)[number];
