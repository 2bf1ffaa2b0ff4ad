/** How arrivals can be had. */
export const ARRIVAL_FORMS = ["terminal", "json", "csv"] as const;
export type ArrivalForm = (typeof ARRIVAL_FORMS)[number];
