/** How the answers of explain can be had. */
export const EXPLAIN_FORMS = ["terminal", "json", "csv"] as const;
