const MS_PER_HOUR = 3_600_000;
const SHAPE = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}$/;

/** The end of a window that opens once, in UTC: its end date. Undefined where that is no time without a zone. */
export function endOfWindow(at: string, hours: number): string | undefined {
  const start = SHAPE.test(at) ? Date.parse(`${at}Z`) : Number.NaN;
  const end = new Date(start + hours * MS_PER_HOUR);
  return Number.isNaN(end.getTime()) ? undefined : end.toISOString().replace(".000Z", "Z");
}
