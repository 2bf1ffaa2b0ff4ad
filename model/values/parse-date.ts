const SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/;

/** A day without a time, as `YYYY-MM-DD`; undefined where the text has another shape or names a day that does not exist. */
export function parseCalendarDate(text: string): Date | undefined {
  const parts = SHAPE.exec(text);
  if (parts === null) return undefined;
  const day = new Date(`${text}T00:00:00Z`);
  return Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== text ? undefined : day;
}

/** What is said of a text that is no such day, or of what is no text; how it is shown depends on what it is. */
export function notADate(shown: string): string {
  return `expected a valid date as YYYY-MM-DD, got ${shown}`;
}
