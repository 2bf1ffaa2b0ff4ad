/** How the calendar can be had. */
export const CALENDAR_FORMS = ["terminal", "html", "json", "ics"] as const;
export type CalendarForm = (typeof CALENDAR_FORMS)[number];
